package unblock.cli.container;

import unblock.message.Message;
import unblock.message.UncheckedMessageException;

/** No container engine answers, or it fails; with the {@link Message} that says why. */
public final class NoEngine extends UncheckedMessageException {
  private static final long serialVersionUID = 1;

  NoEngine(Message message, Throwable cause) {
    super(message, cause);
  }
}
