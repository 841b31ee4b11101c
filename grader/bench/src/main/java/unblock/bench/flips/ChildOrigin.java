package unblock.bench.flips;

import java.util.Locale;

/** The child in which an exercise of a whole submission was graded. */
enum ChildOrigin {
  /** One that an earlier exercise of the submission has used. */
  USED,
  /** A new one, which later exercises may use. */
  NEW,
  /** One for this exercise alone. */
  OWN,
  /** None, because the answer did not compile or has no class to start. */
  NONE;

  static ChildOrigin of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Returns the word in the ledger and in the tables. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
