package unblock.engine.exercise;

import unblock.message.Message;

/** A way in which a dependency fails for one key. */
public interface DependencyFault {
  /** The description for messages, as in {@code while the store fails}. */
  Message words();

  /** The effect on the slow call. */
  default SlowCall slowCall() {
    return SlowCall.PASSES;
  }

  /** The setting in which the handlers are created. */
  default HandlerSetting setting() {
    return HandlerSetting.REGULAR;
  }

  /** How many look-ups a library may repeat because of it, without the student's doing. */
  default int mostRepeats() {
    return 0;
  }

  /** What becomes of a slow call at the gate. */
  enum SlowCall {
    /** The call continues, and its dependency answers differently. */
    PASSES,
    /** The call fails. */
    FAILS,
    /** The call never ends. */
    HANGS
  }
}
