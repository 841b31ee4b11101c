package unblock.engine.submission;

/** A submission that cannot be graded; its message is one sentence for the person who sent it. */
public final class UnusableSubmission extends Exception {
  private static final long serialVersionUID = 1;

  /** With the fact, the place and the next step. */
  public UnusableSubmission(String sentence) {
    super(sentence);
  }

  /** With the fact, the place and the next step, and what the machine had to say. */
  public UnusableSubmission(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
