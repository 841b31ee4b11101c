package unblock.engine.submission;

import unblock.message.Message;
import unblock.message.MessageException;

/** A submission that cannot be graded; its message is one sentence for the person who sent it. */
public final class UnusableSubmission extends MessageException {
  private static final long serialVersionUID = 1;

  /** Creates it with the fact, the place and the next step. */
  public UnusableSubmission(Message message) {
    super(message);
  }

  /** Creates it with the fact, the place and the next step, and with its cause. */
  public UnusableSubmission(Message message, Throwable cause) {
    super(message, cause);
  }
}
