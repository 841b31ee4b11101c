package unblock.engine.run;

import unblock.engine.model.TimelineEvent;

/**
 * A step of the gate that concerns all requests.
 *
 * @param nanos the grader's time, by {@link System#nanoTime}
 */
record GateStep(TimelineEvent.Kind kind, long nanos) {
  static GateStep now(TimelineEvent.Kind kind) {
    return new GateStep(kind, System.nanoTime());
  }
}
