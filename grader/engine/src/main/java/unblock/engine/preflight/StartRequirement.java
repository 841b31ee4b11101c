package unblock.engine.preflight;

import java.util.Optional;
import unblock.message.Message;

/** A need of the grader that a machine may not meet. */
interface StartRequirement {
  /**
   * One sentence that says what is too little, how much is needed and what to do; empty when it is
   * enough.
   *
   * @param jobs how many submissions are graded at once, 1 or more
   */
  Optional<Message> problem(int jobs);

  /** The addition for a machine on which fewer at once would do; empty when none would. */
  static Message orFewer(long fit) {
    return fit < 1 ? Message.empty() : Message.of("preflight.or-fewer", "jobs", fit);
  }
}
