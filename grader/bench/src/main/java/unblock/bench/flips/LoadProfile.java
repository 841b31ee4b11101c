package unblock.bench.flips;

import java.util.Locale;

/** What else goes on while submissions are graded. */
enum LoadProfile {
  /** Nothing of ours; the machine may have other work. */
  IDLE(2, 1),
  /** Two gradings at once in the same grader. */
  PAIRS(4, 2),
  /** Two gradings at once, whose children are stopped at random moments, for up to 2 s. */
  STOP(3, 2),
  /** Grader and children have half a core together. */
  HALF(1, 1),
  /** Eight busy loops on all cores. */
  BUSY(1, 1),
  /** Two gradings, and a process that writes to most of the free memory, again and again. */
  MEMORY(1, 2);

  private final int weight;
  private final int atOnce;

  LoadProfile(int weight, int atOnce) {
    this.weight = weight;
    this.atOnce = atOnce;
  }

  /** Its share of all gradings, in relation to the others'. */
  int weight() {
    return weight;
  }

  /** How many gradings go on at the same time, at least. */
  int atOnce() {
    return atOnce;
  }

  static LoadProfile of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The word on the command line and in the ledger. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
