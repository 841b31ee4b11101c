package unblock.engine.rubric;

import unblock.message.Message;
import unblock.message.MessageException;

/** A rubric that cannot be applied; the message names the place, the reason and the remedy. */
public final class UnusableRubric extends MessageException {
  private static final long serialVersionUID = 1;

  UnusableRubric(Message message) {
    super(message);
  }

  UnusableRubric(Message message, Throwable cause) {
    super(message, cause);
  }
}
