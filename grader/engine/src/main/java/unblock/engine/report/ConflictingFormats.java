package unblock.engine.report;

import unblock.message.Message;
import unblock.message.Translator;

/**
 * The exception for two report formats on the class path with the same id or the same file name.
 */
public final class ConflictingFormats extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient Message message;

  ConflictingFormats(Message message) {
    super(message.key());
    this.message = message;
  }

  /** Names the two formats, the common id or file name, and the remedy. */
  public Message message() {
    return message;
  }

  @Override
  public String getMessage() {
    return Translator.english().text(message);
  }
}
