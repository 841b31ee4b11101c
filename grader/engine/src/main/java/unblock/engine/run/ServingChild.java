package unblock.engine.run;

import java.util.List;
import unblock.engine.model.ObservedExecutor;
import unblock.engine.model.Timeline;

/**
 * One child with the exercise's server in it, and everything that ends with this child.
 *
 * @param gate holds the slow calls of this child
 * @param marks the times at which its requests took and left the worker
 * @param waiter waits for events in this child
 */
record ServingChild(
    ChildProcess process,
    Gate gate,
    WorkerMarks marks,
    QuiescenceWaiter waiter,
    ChildServers servers,
    ChildRequests requests,
    ServerWorkers workers) {
  private static final long EXECUTORS_MS = 2_000;

  /**
   * The timeline of these calls until now.
   *
   * @param steps those of the gate meanwhile
   */
  Timeline timeline(List<PendingRequest> calls, List<GateStep> steps) {
    requests.catchUp();
    return marks.timeline(calls, gate.arrivals(), steps);
  }

  /** The timeline of these calls of a held trial until now, with all of their slow calls. */
  Timeline heldTimeline(List<PendingRequest> calls, List<GateStep> steps) {
    requests.catchUp();
    return marks.heldTimeline(calls, gate.arrivals(), steps);
  }

  /** The submission's threads now, by executor; empty when the child does not answer. */
  List<ObservedExecutor> executors() {
    return process.orders().executors(EXECUTORS_MS).map(ExecutorReport::read).orElse(List.of());
  }
}
