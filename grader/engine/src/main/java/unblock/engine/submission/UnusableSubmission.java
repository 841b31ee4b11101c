package unblock.engine.submission;

import unblock.message.Message;
import unblock.message.MessageException;

/** A submission that cannot be graded; its message is one sentence for the person who sent it. */
public final class UnusableSubmission extends MessageException {
  private static final long serialVersionUID = 1;

  /** With the fact, the place and the next step. */
  public UnusableSubmission(Message message) {
    super(message);
  }

  /** With the fact, the place and the next step, and what the machine had to say. */
  public UnusableSubmission(Message message, Throwable cause) {
    super(message, cause);
  }

  /** With a sentence that is the same in each language. */
  public UnusableSubmission(String sentence) {
    super(Message.verbatim(sentence));
  }

  /** With a sentence that is the same in each language, and what the machine had to say. */
  public UnusableSubmission(String sentence, Throwable cause) {
    super(Message.verbatim(sentence), cause);
  }
}
