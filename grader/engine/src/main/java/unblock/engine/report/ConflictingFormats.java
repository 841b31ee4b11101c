package unblock.engine.report;

import java.util.Locale;
import unblock.message.Message;
import unblock.message.Translator;

/** Two report formats on the class path that have the same id or the same file name. */
public final class ConflictingFormats extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient Message message;

  ConflictingFormats(Message message) {
    super(message.key());
    this.message = message;
  }

  /** The two formats, what they share, and the remedy. */
  public Message message() {
    return message;
  }

  @Override
  public String getMessage() {
    return Translator.of(Locale.ENGLISH).text(message);
  }
}
