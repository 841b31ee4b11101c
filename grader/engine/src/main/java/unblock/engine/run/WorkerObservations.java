package unblock.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import unblock.engine.model.CallSite;
import unblock.engine.model.Evidence.Stack;
import unblock.engine.model.Route;
import unblock.runtime.ProtocolMessage;

/** What was seen of the worker, beside replies, in all children of a run. */
final class WorkerObservations {
  /** So many stacks tell whatever a million would. */
  private static final int MOST_STACKS = 1_000;

  private final boolean asksForCalls;
  private final ProbeTotals calls;
  private final List<Stack> onWorker = new ArrayList<>();
  private final Map<String, Route> gathered = new LinkedHashMap<>();

  /**
   * Nothing was seen yet.
   *
   * @param sites the calls that have a probe
   * @param asksForCalls whether it matters what holds the worker
   */
  WorkerObservations(List<CallSite> sites, boolean asksForCalls) {
    this.calls = new ProbeTotals(sites);
    this.asksForCalls = asksForCalls;
  }

  /** The request of that id meets others at the gate; it counts for what its route computes. */
  void meets(String request, Route route) {
    gathered.put(request, route);
  }

  /** Slow calls that came to that gate from the worker's own thread. */
  void take(Gate gate) {
    gate.arrivals().stream()
        .filter(arrival -> !arrival.request().isEmpty())
        .map(each -> new Stack(each.request(), "worker", "RUNNABLE", each.frames()))
        .limit(MOST_STACKS - onWorker.size())
        .forEach(onWorker::add);
  }

  /** Has this child tell what its probes have counted; ask each child once, at its end. */
  void ask(ChildProcess child, QuiescenceWaiter patience, WorkerMarks marks) {
    if (!asksForCalls) {
      return;
    }
    CompletableFuture<ProtocolMessage> answer = child.order("calls", "calls");
    if (child.alive() && patience.await(answer)) {
      calls.add(answer.join()); // By now, all of the child's marks have come, too.
    } else {
      calls.lose();
    }
    gathered.forEach(
        (request, route) -> marks.computedMs(request).ifPresent(ms -> calls.computed(route, ms)));
    gathered.clear();
  }

  ProbeTotals calls() {
    return calls;
  }

  List<Stack> onWorker() {
    return List.copyOf(onWorker);
  }
}
