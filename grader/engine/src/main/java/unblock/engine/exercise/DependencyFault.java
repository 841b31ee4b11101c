package unblock.engine.exercise;

import unblock.message.Message;

/** A way in which a dependency fails for one key. */
public interface DependencyFault {
  /** When it happens, for messages: {@code while the store fails}. */
  Message words();

  /** What the slow call does. */
  default SlowCall slowCall() {
    return SlowCall.PASSES;
  }

  /** How the handlers are made for it. */
  default HandlerSetting setting() {
    return HandlerSetting.REGULAR;
  }

  /** What becomes of a slow call at the gate. */
  enum SlowCall {
    /** It goes on; its dependency answers something else then. */
    PASSES,
    /** It fails. */
    FAILS,
    /** It never ends. */
    HANGS
  }
}
