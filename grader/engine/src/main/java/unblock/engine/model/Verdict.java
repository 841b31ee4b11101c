package unblock.engine.model;

/**
 * What a criterion came to. {@link #INCONCLUSIVE} is the grader's trouble or the machine's, never
 * the student's: what a submission causes fails.
 */
public enum Verdict {
  /** Seen, and as promised. */
  PASSED,
  /** Not looked at, because another criterion has to pass first; earns nothing. */
  NOT_CHECKED,
  /** Seen, and not as promised. */
  FAILED,
  /** Not seen for certain: no final mark; has to be graded again. */
  INCONCLUSIVE;

  /** The word in grade.json, as in {@code not-checked}. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
