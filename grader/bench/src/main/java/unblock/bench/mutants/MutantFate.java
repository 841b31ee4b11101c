package unblock.bench.mutants;

import java.util.List;
import java.util.Map;

/** What became of a mutant or a refactoring. */
enum MutantFate {
  /** No Java any more, so it says nothing about the grader. */
  DOES_NOT_COMPILE,
  /** A criterion failed that the change breaks. */
  KILLED,
  /** Criteria failed, none of them the right one. */
  KILLED_BY_ANOTHER,
  /** Everything passed. */
  SURVIVED,
  /** Nothing failed, and the right criterion was not decided. */
  INCONCLUSIVE;

  /**
   * What those verdicts mean.
   *
   * @param verdicts from a criterion's key to {@code passed}, {@code failed}, {@code inconclusive}
   *     or {@code not-checked}; empty when it did not compile
   * @param right the keys of which one must fail; empty when nothing may change
   */
  static MutantFate of(Map<String, String> verdicts, List<String> right) {
    if (verdicts.isEmpty()) {
      return DOES_NOT_COMPILE;
    }
    if (right.stream().anyMatch(key -> "failed".equals(verdicts.get(key)))) {
      return KILLED;
    }
    if (verdicts.containsValue("failed")) {
      return KILLED_BY_ANOTHER;
    }
    boolean open =
        right.isEmpty()
            ? verdicts.containsValue("inconclusive")
            : right.stream().anyMatch(key -> "inconclusive".equals(verdicts.get(key)));
    return open ? INCONCLUSIVE : SURVIVED;
  }
}
