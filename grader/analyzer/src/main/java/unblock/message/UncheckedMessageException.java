package unblock.message;

/**
 * The unchecked counterpart of {@link MessageException}, for faults that callers cannot handle.
 * {@link #getMessage} returns the English text, for stack traces.
 */
public abstract class UncheckedMessageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Message message;

  protected UncheckedMessageException(Message message) {
    super(message.key());
    this.message = message;
  }

  protected UncheckedMessageException(Message message, Throwable cause) {
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
