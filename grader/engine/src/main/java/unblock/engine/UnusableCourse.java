package unblock.engine;

import unblock.message.Message;
import unblock.message.MessageException;

/** A jar of exercises that cannot be used; the message names the jar, the reason and the remedy. */
public final class UnusableCourse extends MessageException {
  private static final long serialVersionUID = 1L;

  UnusableCourse(Message message) {
    super(message);
  }

  UnusableCourse(Message message, Throwable cause) {
    super(message, cause);
  }
}
