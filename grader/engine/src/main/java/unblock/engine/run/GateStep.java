package unblock.engine.run;

import unblock.engine.model.TimelineEvent;

/**
 * A step of the gate, or of the handlers' life, that concerns all requests.
 *
 * @param nanos the grader's time, by {@link System#nanoTime}
 * @param detail the phase of the handlers; else empty
 */
record GateStep(TimelineEvent.Kind kind, long nanos, String detail) {
  /** Without a detail. */
  GateStep(TimelineEvent.Kind kind, long nanos) {
    this(kind, nanos, "");
  }

  static GateStep now(TimelineEvent.Kind kind) {
    return new GateStep(kind, System.nanoTime());
  }
}
