package unblock.bench.compare;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import unblock.bench.HandlerLabel;
import unblock.bench.compare.LabelledCorpus.Labelled;

/**
 * The technique of the plain rule that no class may call a listed method. A class of the corpus has
 * dozens of handlers, so that the rule alone would flag all of them for a single one. Each
 * violation is therefore assigned to handlers as if each handler were a project of its own.
 *
 * @param own whether a violation counts only in the handler's method, its lambdas included;
 *     otherwise also in the methods of its class that it uses, and anywhere in the other classes
 */
record NoClassMayCall(boolean own) implements DetectionTechnique {
  @Override
  public String name() {
    return "ArchUnit, no class may call" + (own ? ", in the handler" : "");
  }

  @Override
  public Map<String, HandlerLabel> judge(LabelledCorpus corpus) throws IOException {
    CorpusBytecode bytecode = CorpusBytecode.of(corpus);
    CatalogueRules listed = CatalogueRules.read();
    Map<JavaCodeUnit, HandlerLabel> violations = new HashMap<>();
    noClasses()
        .should()
        .callCodeUnitWhere(listed.calls())
        .evaluate(bytecode.classes())
        .handleViolations(
            (Collection<JavaAccess<?>> calls, String message) ->
                calls.forEach(
                    call ->
                        violations.merge(
                            call.getOrigin(),
                            listed.verdict((JavaCall<?>) call),
                            NoClassMayCall::worse)));
    Map<String, HandlerLabel> verdicts = new HashMap<>();
    for (Labelled handler : corpus.handlers()) {
      Set<JavaCodeUnit> project =
          own ? Set.of(bytecode.handler(handler)) : project(bytecode, bytecode.handler(handler));
      verdicts.put(
          handler.id(),
          project.stream()
              .map(unit -> violations.getOrDefault(unit, HandlerLabel.OK))
              .sorted()
              .findFirst()
              .orElse(HandlerLabel.OK));
    }
    return verdicts;
  }

  private static HandlerLabel worse(HandlerLabel a, HandlerLabel b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** Returns all code that a project with only this handler would have. */
  private static Set<JavaCodeUnit> project(CorpusBytecode bytecode, JavaCodeUnit handler) {
    Set<JavaCodeUnit> project = new HashSet<>();
    Deque<JavaCodeUnit> rest = new ArrayDeque<>(Set.of(handler));
    while (!rest.isEmpty()) {
      JavaCodeUnit unit = rest.pop();
      if (project.add(unit)) {
        for (var access : CorpusBytecode.accesses(unit)) {
          for (JavaCodeUnit target : bytecode.targets(access)) {
            JavaClass owner = target.getOwner();
            rest.addAll(owner.equals(handler.getOwner()) ? Set.of(target) : owner.getCodeUnits());
          }
        }
      }
    }
    return project;
  }
}
