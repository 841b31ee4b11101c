package unblock.bench.compare;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.LinkedHashSet;
import java.util.Set;
import unblock.bench.compare.LabelledCorpus.Labelled;

/** The bytecode of the corpus as ArchUnit imports it, with calls and references. */
record CorpusBytecode(JavaClasses classes) {
  static CorpusBytecode of(LabelledCorpus corpus) {
    return new CorpusBytecode(new ClassFileImporter().importPath(corpus.classes()));
  }

  JavaCodeUnit handler(Labelled handler) {
    return classes.get(handler.type()).getMethods().stream()
        .filter(method -> method.getName().equals(handler.method()))
        .filter(method -> !method.getRawParameterTypes().isEmpty())
        .filter(
            method ->
                method.getRawParameterTypes().get(0).getSimpleName().equals(handler.parameter()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no handler: " + handler.id()));
  }

  /** Returns calls and method references; both name code that may run. */
  static Set<JavaCodeUnitAccess<?>> accesses(JavaCodeUnit from) {
    Set<JavaCodeUnitAccess<?>> accesses = new LinkedHashSet<>(from.getCallsFromSelf());
    accesses.addAll(from.getCodeUnitReferencesFromSelf());
    return accesses;
  }

  /**
   * Returns the code that an access may reach: the named method, and its overrides in the same
   * file. Each file stands for a project, so that implementations in other files do not count.
   */
  Set<JavaCodeUnit> targets(JavaCodeUnitAccess<?> access) {
    CodeUnitAccessTarget target = access.getTarget();
    Set<JavaCodeUnit> targets = new LinkedHashSet<>();
    target
        .resolveMember()
        .filter(member -> classes.contain(member.getOwner().getName()))
        .ifPresent(targets::add);
    if (!target.getName().equals("<init>")) {
      for (JavaClass type : target.getOwner().getAllSubclasses()) {
        if (file(type).equals(file(access.getOriginOwner()))) {
          type.getCodeUnits().stream()
              .filter(unit -> unit.getName().equals(target.getName()))
              .filter(unit -> sameParameters(unit, target))
              .forEach(targets::add);
        }
      }
    }
    return targets;
  }

  private static String file(JavaClass type) {
    return type.getName().replaceFirst("\\$.*", "");
  }

  private static boolean sameParameters(JavaCodeUnit unit, CodeUnitAccessTarget target) {
    return unit.getRawParameterTypes().equals(target.getRawParameterTypes());
  }
}
