package unblock.archunit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import unblock.analyzer.Finding;
import unblock.analyzer.HandlerInspector;
import unblock.analyzer.InspectionResult;
import unblock.analyzer.Severity;

/**
 * An ArchUnit rule that runs the inspection, for the tests of any Javalin project:
 *
 * <pre>{@code
 * @ArchTest
 * static final ArchRule handlers = BlockingRule.handlersDoNotBlockTheWorker();
 * }</pre>
 */
public final class BlockingRule {
  private BlockingRule() {}

  /**
   * Returns the rule that no handler blocks the worker, may block it, keeps it busy with computing,
   * or makes a call that cannot be analysed. The rule is also violated if the imported classes
   * contain no handler, because a mistake in the import would otherwise satisfy it.
   */
  public static ArchRule handlersDoNotBlockTheWorker() {
    return rule(List.of(), EnumSet.complementOf(EnumSet.of(Severity.NOTE)));
  }

  /**
   * Returns the rule for classes that use these libraries.
   *
   * @param violating the severities of the findings that violate the rule
   */
  static ArchRule rule(List<Path> classPath, Set<Severity> violating) {
    return ArchRuleDefinition.classes()
        .should(new NotBlockTheWorker(classPath, violating))
        .because("a worker that waits answers nobody")
        .allowEmptyShould(false);
  }

  /**
   * Collects the classes and inspects them together at the end, because calls lead from one class
   * to another.
   */
  private static final class NotBlockTheWorker extends ArchCondition<JavaClass> {
    private final Map<String, byte[]> classes = new LinkedHashMap<>();
    private final List<JavaClass> unread = new ArrayList<>();

    private final List<Path> classPath;
    private final Set<Severity> violating;

    NotBlockTheWorker(List<Path> classPath, Set<Severity> violating) {
      super("have handlers that do not block the worker");
      this.classPath = List.copyOf(classPath);
      this.violating = Set.copyOf(violating);
    }

    @Override
    public void init(Collection<JavaClass> all) {
      classes.clear();
      unread.clear();
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      Optional<Source> source = type.getSource();
      if (source.isEmpty()) {
        unread.add(type);
        return;
      }
      try (InputStream in = source.get().getUri().toURL().openStream()) {
        classes.put(source.get().getUri().toString(), in.readAllBytes());
      } catch (IOException e) {
        unread.add(type);
      }
    }

    @Override
    public void finish(ConditionEvents events) {
      InspectionResult inspection = HandlerInspector.inspect(classes, classPath);
      for (JavaClass type : unread) {
        events.add(
            SimpleConditionEvent.violated(type, type.getName() + " has no class file to judge"));
      }
      for (String sentence : inspection.unreadable()) {
        events.add(SimpleConditionEvent.violated(sentence, sentence));
      }
      for (Finding finding : inspection.findings()) {
        if (violating.contains(finding.severity())) {
          events.add(SimpleConditionEvent.violated(finding, line(finding)));
        }
      }
      if (inspection.handlers() == 0) {
        events.add(
            SimpleConditionEvent.violated(
                inspection, "None of the imported classes is or makes a handler of Javalin"));
      }
    }

    private static String line(Finding finding) {
      String path = String.join("\n    -> ", finding.path());
      String severity = finding.severity() == Severity.BLOCKS ? "" : finding.severity() + ": ";
      return severity + finding.message() + "\n       " + path + " in (" + finding.place() + ")";
    }
  }
}
