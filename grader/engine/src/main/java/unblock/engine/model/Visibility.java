package unblock.engine.model;

/** Who is told what a criterion came to. */
public enum Visibility {
  /** Students and teachers. */
  VISIBLE,
  /** Teachers only: it stands in grade.json and in the class's tables, not in text or Markdown. */
  HIDDEN;

  /** The word in grade.json and in a rubric. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
