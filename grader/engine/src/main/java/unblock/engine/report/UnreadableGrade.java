package unblock.engine.report;

import unblock.message.Message;
import unblock.message.MessageException;

/** A text is not a grade.json that can be read; the message says why. */
public final class UnreadableGrade extends MessageException {
  private static final long serialVersionUID = 1L;

  UnreadableGrade(Message message) {
    super(message);
  }
}
