package unblock.engine.run;

import java.util.List;
import unblock.engine.model.ObservedExecutor;
import unblock.engine.model.Pulse;
import unblock.engine.model.Stack;
import unblock.engine.model.TimelineEvent.Kind;

/**
 * What the worker and the submission's executors do while requests wait at the gate.
 *
 * @param holders the stacks that hold the worker
 * @param executors the submission's threads, by executor
 * @param pulse whether the worker answered
 */
record WorkerState(List<Stack> holders, List<ObservedExecutor> executors, Pulse pulse) {
  /** The state that nobody asks for, because all requests are where they should be. */
  static final WorkerState UNKNOWN = new WorkerState(List.of(), List.of(), Pulse.NOT_TAKEN);

  /** The state of that child after a wait, without a pulse. */
  static WorkerState of(ServingChild child) {
    return new WorkerState(child.waiter().lastHolders(), child.executors(), Pulse.NOT_TAKEN);
  }

  /**
   * The state with a pulse, which is taken now.
   *
   * @param steps the result is added to them
   */
  WorkerState withPulse(ServingChild child, List<GateStep> steps) {
    boolean answers = child.workers().answer(holders);
    steps.add(GateStep.now(answers ? Kind.PULSE_ANSWERED : Kind.PULSE_MISSED));
    return answers
        ? new WorkerState(holders, executors, Pulse.ANSWERED)
        : new WorkerState(child.waiter().lastHolders(), executors, Pulse.MISSED);
  }
}
