package unblock.message;

/**
 * A failure that is reported to people in their own language: it has a {@link Message} in place of
 * a text. {@link #getMessage} returns the English text, for stack traces.
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

  /** The message for people. */
  public Message message() {
    return message;
  }

  @Override
  public String getMessage() {
    return Translator.english().text(message);
  }
}
