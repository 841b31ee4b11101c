package unblock.engine.model;

/**
 * The result of a criterion. {@link #INCONCLUSIVE} means that the grader or the machine failed,
 * never the student: problems that a submission causes are failures.
 */
public enum Verdict {
  /** Observed, and as promised. */
  PASSED,
  /** Not checked, because another criterion has to pass first; earns no points. */
  NOT_CHECKED,
  /** Observed, and not as promised. */
  FAILED,
  /**
   * Not observed with certainty: there is no final mark, and the exercise has to be graded again.
   */
  INCONCLUSIVE;

  /** The word in grade.json, as in {@code not-checked}. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
