package unblock.bench.compare;

import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnitReference;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import unblock.bench.HandlerLabel;
import unblock.bench.compare.LabelledCorpus.Labelled;

/**
 * The technique of a transitive ArchUnit rule: a handler must not reach a listed method through any
 * number of calls. ArchUnit assigns a lambda's calls to the enclosing method and marks them, but
 * does not show which code runs the lambda.
 *
 * @param lambdas whether calls in lambdas and method references are followed
 */
record CallGraph(boolean lambdas) implements DetectionTechnique {
  @Override
  public String name() {
    return "ArchUnit transitive, lambdas " + (lambdas ? "in" : "out");
  }

  @Override
  public Map<String, HandlerLabel> judge(LabelledCorpus corpus) throws IOException {
    CorpusBytecode bytecode = CorpusBytecode.of(corpus);
    CatalogueRules listed = CatalogueRules.read();
    Map<String, HandlerLabel> verdicts = new HashMap<>();
    for (Labelled handler : corpus.handlers()) {
      verdicts.put(handler.id(), worst(bytecode, listed, bytecode.handler(handler)));
    }
    return verdicts;
  }

  private HandlerLabel worst(CorpusBytecode bytecode, CatalogueRules listed, JavaCodeUnit handler) {
    HandlerLabel worst = HandlerLabel.OK;
    Set<JavaCodeUnit> seen = new HashSet<>();
    Deque<JavaCodeUnit> rest = new ArrayDeque<>(Set.of(handler));
    while (!rest.isEmpty()) {
      JavaCodeUnit unit = rest.pop();
      if (seen.add(unit)) {
        for (JavaCodeUnitAccess<?> access : CorpusBytecode.accesses(unit)) {
          if (lambdas || !isDeferred(access)) {
            HandlerLabel verdict = listed.verdict(access);
            worst = verdict.compareTo(worst) < 0 ? verdict : worst;
            rest.addAll(bytecode.targets(access));
          }
        }
      }
    }
    return worst;
  }

  private static boolean isDeferred(JavaCodeUnitAccess<?> access) {
    return access.isDeclaredInLambda() || access instanceof JavaCodeUnitReference;
  }
}
