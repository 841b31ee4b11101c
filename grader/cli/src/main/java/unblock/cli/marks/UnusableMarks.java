package unblock.cli.marks;

import unblock.message.Message;
import unblock.message.MessageException;

/** A file for marks that does not fit the request; the message has the reason and the remedy. */
public final class UnusableMarks extends MessageException {
  private static final long serialVersionUID = 1;

  UnusableMarks(Message message) {
    super(message);
  }

  UnusableMarks(Message message, Throwable cause) {
    super(message, cause);
  }
}
