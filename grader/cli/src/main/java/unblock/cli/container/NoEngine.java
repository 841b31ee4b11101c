package unblock.cli.container;

import java.util.Locale;
import unblock.message.Message;
import unblock.message.Translator;

/** No container engine answers, or it fails; with the {@link Message} that says why. */
public final class NoEngine extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Message message;

  NoEngine(Message message, Throwable cause) {
    super(message.key(), cause);
    this.message = message;
  }

  /** The message for the person. */
  public Message message() {
    return message;
  }

  /** The message in English, for stack traces. */
  @Override
  public String getMessage() {
    return Translator.of(Locale.ENGLISH).text(message);
  }
}
