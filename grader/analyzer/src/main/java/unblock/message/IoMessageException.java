package unblock.message;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * An I/O failure whose reason is a {@link Message}, for code that may only throw {@link
 * IOException}. {@link #getMessage} returns the English text, for stack traces.
 */
public final class IoMessageException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Message message;

  /** Creates it with the reason. */
  public IoMessageException(Message message) {
    super(message.key());
    this.message = message;
  }

  /** Creates it with the reason and the failure that caused it. */
  public IoMessageException(Message message, Throwable cause) {
    super(message.key(), cause);
    this.message = message;
  }

  /** The reason, as a message for people. */
  public Message message() {
    return message;
  }

  /**
   * Returns the reason of a failure of the grader itself, for an engineer: its message, or else the
   * exception's name and text.
   */
  public static Message troubleOf(Throwable failure) {
    if (failure instanceof UncheckedIOException && failure.getCause() != null) {
      return troubleOf(failure.getCause());
    }
    return failure instanceof IoMessageException explained
        ? explained.message()
        : Message.verbatim(failure.toString());
  }

  @Override
  public String getMessage() {
    return Translator.english().text(message);
  }
}
