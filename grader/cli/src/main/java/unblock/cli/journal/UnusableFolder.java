package unblock.cli.journal;

/** Thrown if a round's folder cannot be used; the message is one sentence for a person. */
public final class UnusableFolder extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Creates the exception with the fact, the place and the next step. */
  public UnusableFolder(String sentence) {
    super(sentence);
  }

  /** Creates the exception with the fact, the place and the next step, and the original cause. */
  public UnusableFolder(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
