package unblock.cli.journal;

import java.util.Locale;
import unblock.message.Message;
import unblock.message.Translator;

/** A round's folder that cannot be used, and the {@link Message} that says why. */
public final class UnusableFolder extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Message message;

  /** With the fact, the place and the next step. */
  public UnusableFolder(Message message) {
    super(message.key());
    this.message = message;
  }

  /** Creates it with the fact, the place and the next step, and with its cause. */
  public UnusableFolder(Message message, Throwable cause) {
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
