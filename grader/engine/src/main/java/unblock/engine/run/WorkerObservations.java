package unblock.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import unblock.engine.model.CallSite;
import unblock.engine.model.Route;
import unblock.engine.model.Stack;
import unblock.runtime.ProtocolMessage;

/** The observations of the worker, besides replies, in all children of a run. */
final class WorkerObservations {
  /** The number of stacks kept, which is enough as evidence. */
  private static final int MOST_STACKS = 1_000;

  private final boolean recordsCalls;
  private final ProbeTotals calls;
  private final List<Stack> onWorker = new ArrayList<>();
  private final Map<String, Route> gathered = new LinkedHashMap<>();

  /**
   * Starts without observations.
   *
   * @param sites the calls that have a probe
   * @param recordsCalls whether calls that hold the worker are relevant
   */
  WorkerObservations(List<CallSite> sites, boolean recordsCalls) {
    this.calls = new ProbeTotals(sites);
    this.recordsCalls = recordsCalls;
  }

  /**
   * Records that the request with that id meets others at the gate; its CPU time counts for its
   * route.
   */
  void addGathered(String request, Route route) {
    gathered.put(request, route);
  }

  /** Adds the slow calls that arrived at that gate from the worker's own thread. */
  void take(Gate gate) {
    if (!recordsCalls) {
      return;
    }
    gate.arrivals().stream()
        .filter(arrival -> !arrival.request().isEmpty())
        .map(each -> new Stack(each.request(), "worker", "RUNNABLE", each.frames()))
        .limit(MOST_STACKS - onWorker.size())
        .forEach(onWorker::add);
  }

  /** Requests the counts of this child's probes; call it once for each child, at its end. */
  void ask(ChildProcess child, QuiescenceWaiter waiter, WorkerMarks marks) {
    if (!recordsCalls) {
      return;
    }
    CompletableFuture<ProtocolMessage> answer = child.order("calls", "calls");
    if (child.alive() && waiter.await(answer)) {
      calls.add(answer.join()); // All earlier marks of the child have arrived, too.
    } else {
      calls.markIncomplete();
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
