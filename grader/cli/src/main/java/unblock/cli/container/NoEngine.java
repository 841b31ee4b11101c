package unblock.cli.container;

/**
 * Thrown if no container engine is available, or if it cannot execute a request; the message is one
 * sentence.
 */
public final class NoEngine extends RuntimeException {
  private static final long serialVersionUID = 1;

  NoEngine(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
