package unblock.bench.mutants;

import java.util.List;
import java.util.Map;

/** The result of grading a mutant or a refactoring. */
enum MutantFate {
  /** The sources do not compile, so that the result has no meaning for the grader. */
  DOES_NOT_COMPILE,
  /** A criterion failed that the change breaks. */
  KILLED,
  /** Criteria failed, but not the right one. */
  KILLED_BY_ANOTHER,
  /** Everything passed. */
  SURVIVED,
  /** Nothing failed, and the right criterion was not decided. */
  INCONCLUSIVE;

  /**
   * Returns the fate for those verdicts.
   *
   * @param verdicts {@code passed}, {@code failed}, {@code inconclusive} or {@code not-checked} for
   *     each criterion's key; empty if it did not compile
   * @param right the keys of the right criteria: at least one must fail; empty if nothing may
   *     change
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
