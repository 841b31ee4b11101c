package unblock.engine.report;

import unblock.message.Message;
import unblock.message.MessageException;

/** The exception for a text that is not a readable grade.json; its message gives the reason. */
public final class UnreadableGrade extends MessageException {
  private static final long serialVersionUID = 1L;

  UnreadableGrade(Message message) {
    super(message);
  }
}
