package unblock.engine.model;

/** The readers who may see the result of a criterion. */
public enum Visibility {
  /** Students and teachers. */
  VISIBLE,
  /**
   * Teachers only: the criterion appears in grade.json and in the class's tables, not in text or
   * Markdown.
   */
  HIDDEN;

  /** The word in grade.json and in a rubric. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
