package unblock.message;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * An I/O failure whose reason is a {@link Message}, for code that may throw nothing but {@link
 * IOException}. {@link #getMessage} has it in English, for stack traces.
 */
public final class IoMessageException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Message message;

  /** With the reason. */
  public IoMessageException(Message message) {
    super(message.key());
    this.message = message;
  }

  /** With the reason, and the failure that it comes from. */
  public IoMessageException(Message message, Throwable cause) {
    super(message.key(), cause);
    this.message = message;
  }

  /** The reason, for a person. */
  public Message message() {
    return message;
  }

  /**
   * The reason of a failure of the grader itself, which an engineer has to find: where there is no
   * message, it is the exception's name and text.
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
    return Translator.of(Locale.ENGLISH).text(message);
  }
}
