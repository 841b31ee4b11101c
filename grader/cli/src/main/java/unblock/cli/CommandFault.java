package unblock.cli;

import java.io.IOException;
import java.nio.file.Path;
import unblock.engine.submission.IoReason;
import unblock.message.Message;
import unblock.message.UncheckedMessageException;

/**
 * A fault of the request or of the machine, with one sentence for the person who typed the command.
 * {@link FaultHandler} prints it. It is unchecked, since callers cannot handle it.
 */
final class CommandFault extends UncheckedMessageException {
  private static final long serialVersionUID = 1;

  CommandFault(Message message) {
    super(message);
  }

  CommandFault(Message message, Throwable cause) {
    super(message, cause);
  }

  /** A file of the round that cannot be written. */
  static CommandFault unwritable(Path file, IOException cause) {
    return new CommandFault(
        Message.of("cli.grade.unwritable", "file", file.toString(), "reason", reason(cause)),
        cause);
  }

  /** Why reading or writing failed, as the part of a sentence. */
  static Message reason(Throwable failure) {
    return IoReason.of(failure);
  }
}
