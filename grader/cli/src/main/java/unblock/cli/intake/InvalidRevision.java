package unblock.cli.intake;

import unblock.message.Message;
import unblock.message.MessageException;

/** The text of an option that names neither a commit nor a time. */
public final class InvalidRevision extends MessageException {
  private static final long serialVersionUID = 1;

  InvalidRevision(Message message) {
    super(message);
  }

  InvalidRevision(Message message, Throwable cause) {
    super(message, cause);
  }
}
