package unblock.cli;

import java.util.Locale;
import unblock.engine.submission.IoReason;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * A fault of the request or of the machine, with one sentence for the person who typed the command.
 * {@link FaultHandler} prints it. It is unchecked, since callers cannot handle it.
 */
final class CommandFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Message message;

  CommandFault(Message message) {
    super(message.key());
    this.message = message;
  }

  CommandFault(Message message, Throwable cause) {
    super(message.key(), cause);
    this.message = message;
  }

  /** The sentence: the fact, the place and the remedy. */
  Message message() {
    return message;
  }

  /** The sentence in English, for stack traces. */
  @Override
  public String getMessage() {
    return Translator.of(Locale.ENGLISH).text(message);
  }

  /** Why reading or writing failed, as the part of a sentence. */
  static Message reason(Throwable failure) {
    return IoReason.of(failure);
  }
}
