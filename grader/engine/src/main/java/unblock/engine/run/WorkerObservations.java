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
  private final SentRequests sent;
  private final ProbeTotals calls;
  private final List<Stack> onWorker = new ArrayList<>();
  private final Map<String, Route> gathered = new LinkedHashMap<>();

  /**
   * Starts without observations.
   *
   * @param sites the calls that have a probe
   * @param recordsCalls whether calls that hold the worker are relevant
   * @param sent the requests of the run
   */
  WorkerObservations(List<CallSite> sites, boolean recordsCalls, SentRequests sent) {
    this.calls = new ProbeTotals(sites);
    this.recordsCalls = recordsCalls;
    this.sent = sent;
  }

  /**
   * Records that the request with that id meets others at the gate; its CPU time counts for its
   * route.
   */
  void addGathered(String request, Route route) {
    gathered.put(request, route);
  }

  /** Adds those of a child; call it once for each, at its end. */
  void add(ServingChild child) {
    if (recordsCalls) {
      addCalls(child); // All earlier reports of the child have arrived then.
      addSlowCalls(child.gate().arrivals());
    }
    child.gate().arrivals().forEach(arrival -> sent.checkSent(arrival.request()));
  }

  private void addCalls(ServingChild child) {
    CompletableFuture<ProtocolMessage> answer = child.process().orders().send("calls", "calls");
    if (child.process().alive() && child.waiter().await(answer)) {
      calls.add(answer.join());
    } else {
      calls.markIncomplete();
    }
    gathered.forEach(
        (request, route) ->
            child.marks().computedMs(request).ifPresent(ms -> calls.computed(route, ms)));
    gathered.clear();
  }

  private void addSlowCalls(List<Gate.Arrival> arrivals) {
    arrivals.stream()
        .filter(arrival -> !arrival.request().isEmpty())
        .map(each -> new Stack(each.request(), "worker", "RUNNABLE", each.frames()))
        .limit(MOST_STACKS - onWorker.size())
        .forEach(onWorker::add);
  }

  /** The counts of the probes. */
  ProbeTotals calls() {
    return calls;
  }

  /** Slow calls from the worker's own thread. */
  List<Stack> onWorker() {
    return List.copyOf(onWorker);
  }

  /** Requests that a child reported although they were never sent. */
  List<String> unsent() {
    return sent.unsent();
  }
}
