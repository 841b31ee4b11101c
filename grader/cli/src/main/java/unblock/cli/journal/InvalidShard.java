package unblock.cli.journal;

import unblock.message.Message;
import unblock.message.MessageException;

/** A text that does not name one part of a class. */
public final class InvalidShard extends MessageException {
  private static final long serialVersionUID = 1;

  InvalidShard(String text) {
    super(Message.of("journal.not-a-shard", "text", text));
  }
}
