package unblock.cli.container;

/** There is no container engine, or it does not do what is asked; the message is one sentence. */
public final class NoEngine extends RuntimeException {
  private static final long serialVersionUID = 1;

  NoEngine(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
