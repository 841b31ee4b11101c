package unblock.archunit;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import unblock.analyzer.Finding;
import unblock.analyzer.InspectionSettings;

/** The findings behind the violations of {@link BlockingRule}, notes included. */
public final class RuleFindings {
  private RuleFindings() {}

  /**
   * Imports the classes, evaluates the rule and returns the findings of its events.
   *
   * @param classes a folder of class files
   * @param classPath the libraries that the classes use, as folders or jars
   * @return the findings by file and line; empty if nothing was found or no class is a handler
   */
  public static List<Finding> of(Path classes, List<Path> classPath) {
    // A finding is the subject of one event per handler.
    Set<Finding> all = new LinkedHashSet<>();
    BlockingRule.rule(InspectionSettings.strict(classPath), severity -> true)
        .allowEmptyShould(true)
        .evaluate(imported(classes))
        .handleViolations((Collection<Finding> findings, String message) -> all.addAll(findings));
    return List.copyOf(all);
  }

  /**
   * Imports the classes without the libraries. The analyzer itself reads those library classes that
   * the handlers reach.
   */
  private static JavaClasses imported(Path classes) {
    return ArchConfiguration.withThreadLocalScope(
        configuration -> {
          configuration.setResolveMissingDependenciesFromClassPath(false);
          return new ClassFileImporter().importPath(classes);
        });
  }
}
