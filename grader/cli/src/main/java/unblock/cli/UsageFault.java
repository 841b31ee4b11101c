package unblock.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import unblock.message.Message;

/**
 * A request whose options do not go together. {@link FaultHandler} prints its sentence and where
 * the help is.
 */
final class UsageFault extends ParameterException {
  private static final long serialVersionUID = 1;

  private final transient Message message;

  UsageFault(CommandLine command, Message message) {
    super(command, message.key());
    this.message = message;
  }

  /** The fault of the request. */
  Message message() {
    return message;
  }
}
