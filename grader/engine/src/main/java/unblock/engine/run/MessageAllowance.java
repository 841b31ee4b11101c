package unblock.engine.run;

import java.util.Optional;
import unblock.message.Message;
import unblock.runtime.ProtocolMessage;

/**
 * How much a child may tell without being asked. A run of a hundred requests needs a few thousand
 * messages and a few MiB; beyond this it is the submission that talks, and the grader keeps no
 * more. Used by one thread.
 */
final class MessageAllowance {
  private static final int MOST_MESSAGES = 100_000;
  private static final int MOST_CHARACTERS = 64 << 20;

  /** Of one message: an arrival with 128 frames takes 10,000 to 30,000. */
  private static final int LONGEST = 256 << 10;

  private int messages;
  private long characters;

  /** Counts that message; what is wrong with it, when the child has no more allowance. */
  Optional<Message> take(ProtocolMessage message) {
    messages++;
    characters += message.length();
    if (message.length() > LONGEST) {
      return Optional.of(Message.of("run.misdeed.long-message", "characters", message.length()));
    }
    if (messages > MOST_MESSAGES) {
      return Optional.of(Message.of("run.misdeed.many-messages", "messages", MOST_MESSAGES));
    }
    return characters > MOST_CHARACTERS
        ? Optional.of(Message.of("run.misdeed.many-characters", "characters", MOST_CHARACTERS))
        : Optional.empty();
  }
}
