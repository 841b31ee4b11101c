package unblock.engine.run;

import java.util.Optional;
import unblock.message.Message;
import unblock.runtime.ProtocolMessage;

/**
 * The limit of messages that a child may send without a question. A run of a hundred requests needs
 * a few thousand messages and a few MiB; more than this comes from the submission, and the grader
 * does not keep it. Used by one thread.
 */
final class MessageAllowance {
  private static final int MOST_MESSAGES = 100_000;
  private static final int MOST_CHARACTERS = 64 << 20;

  /** The size of one message: an arrival with 128 frames takes 10,000 to 30,000. */
  private static final int LONGEST = 256 << 10;

  private int messages;
  private long characters;

  /** Counts that message; returns the violation when it exceeds the limit. */
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
