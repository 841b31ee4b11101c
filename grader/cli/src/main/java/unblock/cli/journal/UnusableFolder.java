package unblock.cli.journal;

/** A round's folder that cannot be used; the message is one sentence for a person. */
public final class UnusableFolder extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** With the fact, the place and the next step. */
  public UnusableFolder(String sentence) {
    super(sentence);
  }

  /** With the fact, the place and the next step, and what the machine had to say. */
  public UnusableFolder(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
