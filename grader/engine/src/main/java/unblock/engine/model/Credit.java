package unblock.engine.model;

/** How a criterion's points count. */
public enum Credit {
  /** They are part of the points possible. */
  REGULAR,
  /** They are earned on top of the points possible. */
  BONUS;

  /** The word in a rubric. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
