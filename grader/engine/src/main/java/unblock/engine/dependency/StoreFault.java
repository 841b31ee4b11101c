package unblock.engine.dependency;

import unblock.engine.exercise.DependencyFault;

/** Ways in which a store fails. */
public enum StoreFault implements DependencyFault {
  /** The look-up ends with a {@link unblock.given.StoreException}. */
  FAILS;

  @Override
  public String words() {
    return "while the store fails";
  }

  @Override
  public SlowCall slowCall() {
    return SlowCall.FAILS;
  }
}
