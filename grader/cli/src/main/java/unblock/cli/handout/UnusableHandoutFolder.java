package unblock.cli.handout;

import unblock.message.Message;
import unblock.message.UncheckedMessageException;

/** A folder that no repository can be written to, and the {@link Message} that says why. */
public final class UnusableHandoutFolder extends UncheckedMessageException {
  private static final long serialVersionUID = 1;

  UnusableHandoutFolder(Message message) {
    super(message);
  }

  UnusableHandoutFolder(Message message, Throwable cause) {
    super(message, cause);
  }
}
