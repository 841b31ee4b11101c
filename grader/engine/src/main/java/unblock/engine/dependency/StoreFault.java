package unblock.engine.dependency;

import unblock.engine.exercise.DependencyFault;
import unblock.message.Message;

/** Ways in which a store fails. */
public enum StoreFault implements DependencyFault {
  /** The look-up ends with a {@link unblock.given.StoreException}. */
  FAILS;

  @Override
  public Message words() {
    return Message.of("fault.store-fails");
  }

  @Override
  public SlowCall slowCall() {
    return SlowCall.FAILS;
  }
}
