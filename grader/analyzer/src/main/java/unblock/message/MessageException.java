package unblock.message;

import java.util.Locale;

/**
 * Something went wrong of which a person is told in their own language: a {@link Message} in place
 * of a text. {@link #getMessage} has it in English, for stack traces.
 */
public abstract class MessageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Message message;

  protected MessageException(Message message) {
    super(message.key());
    this.message = message;
  }

  protected MessageException(Message message, Throwable cause) {
    super(message.key(), cause);
    this.message = message;
  }

  /** What to tell the person. */
  public Message message() {
    return message;
  }

  @Override
  public String getMessage() {
    return Translator.of(Locale.ENGLISH).text(message);
  }
}
