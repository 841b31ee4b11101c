package unblock.engine.dependency;

import unblock.engine.exercise.Fault;

/** Ways in which a store fails. */
public enum StoreFault implements Fault {
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
