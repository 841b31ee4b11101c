package unblock.cli.journal;

import unblock.message.Message;
import unblock.message.UncheckedMessageException;

/** A round's folder that cannot be used, and the {@link Message} that says why. */
public final class UnusableFolder extends UncheckedMessageException {
  private static final long serialVersionUID = 1;

  /** With the fact, the place and the next step. */
  public UnusableFolder(Message message) {
    super(message);
  }

  /** Creates it with the fact, the place and the next step, and with its cause. */
  public UnusableFolder(Message message, Throwable cause) {
    super(message, cause);
  }
}
