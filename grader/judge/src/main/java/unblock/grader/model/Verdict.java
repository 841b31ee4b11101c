package unblock.grader.model;

/** What a criterion came to. {@link #INCONCLUSIVE} is the grader's trouble, never the student's. */
public enum Verdict {
  /** Seen, and as promised. */
  PASSED,
  /** Seen, and not as promised. */
  FAILED,
  /** Not seen for certain: costs no point and gives none. */
  INCONCLUSIVE;

  /** The word in grade.json and in messages, in lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
