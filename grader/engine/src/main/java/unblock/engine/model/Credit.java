package unblock.engine.model;

/** The way in which a criterion's points count. */
public enum Credit {
  /** The points are part of the points possible. */
  REGULAR,
  /** The points are added to the points possible. */
  BONUS;

  /** The word in a rubric. */
  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
