package unblock.bench.flips;

import java.util.Locale;

/** The load of the machine during gradings. */
enum LoadProfile {
  /** No additional load; the machine may have other work. */
  IDLE(2, 1),
  /** Two gradings at once in the same grader. */
  PAIRS(4, 2),
  /** Two gradings at once, whose children are stopped at random moments, for up to 2 s. */
  STOP(3, 2),
  /** Half a core for the grader and its children together. */
  HALF(1, 1),
  /** Eight busy loops on all cores. */
  BUSY(1, 1),
  /** Two gradings, and a process that writes to most of the free memory repeatedly. */
  MEMORY(1, 2);

  private final int weight;
  private final int atOnce;

  LoadProfile(int weight, int atOnce) {
    this.weight = weight;
    this.atOnce = atOnce;
  }

  /** The share of this profile in all gradings, relative to the other profiles. */
  int weight() {
    return weight;
  }

  /** The minimum number of concurrent gradings. */
  int atOnce() {
    return atOnce;
  }

  static LoadProfile of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Returns the word on the command line and in the ledger. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
