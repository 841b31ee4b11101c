package unblock.cli;

/** An error in the request or on the machine; the message is one sentence for a person. */
final class CommandFault extends RuntimeException {
  private static final long serialVersionUID = 1;

  CommandFault(String sentence) {
    super(sentence);
  }

  CommandFault(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
