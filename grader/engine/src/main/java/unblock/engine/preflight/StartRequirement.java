package unblock.engine.preflight;

import java.util.Optional;
import unblock.message.Message;

/** A requirement of the grader that a machine may not meet. */
interface StartRequirement {
  /**
   * Returns the unmet requirement with the required amount and the remedy; empty when the
   * requirement is met.
   *
   * @param jobs the number of submissions graded at once, 1 or more
   */
  Optional<Message> problem(int jobs);

  /**
   * The addition for a machine that is sufficient for fewer at once; empty if it is not sufficient
   * for one.
   */
  static Message orFewer(long fit) {
    return fit < 1 ? Message.empty() : Message.of("preflight.or-fewer", "jobs", fit);
  }
}
