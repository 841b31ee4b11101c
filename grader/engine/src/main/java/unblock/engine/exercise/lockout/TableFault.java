package unblock.engine.exercise.lockout;

import unblock.engine.exercise.DependencyFault;
import unblock.message.Message;

/** Ways in which the table of attempts fails. */
enum TableFault implements DependencyFault {
  /** The call ends with a {@link unblock.given.StoreException}. */
  FAILS;

  @Override
  public Message words() {
    return Message.of("lock-out.table-fails");
  }

  @Override
  public SlowCall slowCall() {
    return SlowCall.FAILS;
  }
}
