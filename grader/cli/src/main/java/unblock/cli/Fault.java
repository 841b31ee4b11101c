package unblock.cli;

/** The request, or the machine, was at fault; the message is one sentence for a person. */
final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1;

  Fault(String sentence) {
    super(sentence);
  }

  Fault(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
