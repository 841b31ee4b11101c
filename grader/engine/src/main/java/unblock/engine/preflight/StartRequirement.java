package unblock.engine.preflight;

import java.util.Optional;

/** A requirement of the grader that a machine may not meet. */
interface StartRequirement {
  /**
   * One sentence that says what is too little, how much is needed and what to do; empty when it is
   * enough.
   *
   * @param jobs how many submissions are graded at once, 1 or more
   */
  Optional<String> problem(int jobs);

  /** How a sentence ends where fewer at once would do. */
  static String orFewer(long fit) {
    return fit < 1 ? "." : ", or grade with --jobs " + fit + ".";
  }
}
