package unblock.engine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import unblock.engine.exercise.ChangingQuestions;
import unblock.engine.exercise.Oracle;
import unblock.engine.exercise.Question;
import unblock.engine.model.Aspect;
import unblock.engine.model.Exchange;
import unblock.engine.model.Gathering;
import unblock.engine.model.Outcome;
import unblock.engine.model.Route;
import unblock.engine.model.TimelineEvent.Kind;
import unblock.message.Message;

/**
 * Requests that are sent together and held at the gate until as many have arrived as can. While
 * they wait, their rows change, so that each reply shows whether it was looked up for its own
 * request.
 */
final class GateRendezvous {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int UNAVAILABLE = 503;

  private final ChildSession session;
  private final ServingChild child;
  private final Oracle oracle;
  private final int promised;
  private final int failures;
  private Runnable change = () -> {};
  private final List<PendingRequest> calls = new ArrayList<>();
  private final List<GateStep> steps = new ArrayList<>();
  private WorkerState worker = WorkerState.UNKNOWN;

  /**
   * Prepares a rendezvous.
   *
   * @param promised the number of requests that have to be at the gate together; the others may
   *     come later
   */
  GateRendezvous(ChildSession session, Oracle oracle, int promised) {
    this.session = session;
    this.child = session.child();
    this.oracle = oracle;
    this.promised = promised;
    this.failures = session.faults().failures();
  }

  /**
   * Sends a request for each route and waits until none can advance any more. The gate stays
   * closed.
   *
   * @param withPulse whether the worker should be free meanwhile
   */
  void gather(List<Route> routes, boolean withPulse) {
    session.dependencies().takeRoom(routes.size());
    child.gate().close();
    steps.add(GateStep.now(Kind.GATE_SHUT));
    ChangingQuestions asked = oracle.changing(routes);
    change = asked.change();
    Set<String> names = asked.questions().stream().map(Question::key).collect(Collectors.toSet());
    for (Question question : asked.questions()) {
      String id = "G%d-%d-%d".formatted(routes.size(), failures, calls.size());
      session.observations().addGathered(id, question.route());
      calls.add(child.requests().sendOneOfMany(child.servers().port(), id, question));
    }
    child
        .waiter()
        .await(() -> isSettled(names), seen -> child.workers().cannotBegin(seen, notAtTheGate()));
    child.requests().catchUp();
    int met = GateAttribution.of(calls, child.gate().arrivals(), child.marks()::began).waiting();
    worker = met >= promised ? WorkerState.UNKNOWN : WorkerState.of(child);
    if (withPulse && met > 0) {
      worker = worker.withPulse(child, steps);
    }
  }

  /** Writes the new rows, opens the gate, and waits for the replies. */
  List<Exchange> release() {
    change.run();
    steps.add(GateStep.now(Kind.GATE_OPEN));
    child.gate().open();
    child.waiter().await(PendingRequest.all(calls));
    session.dependencies().leaveRoom();
    return calls.stream().map(this::exchange).toList();
  }

  private List<PendingRequest> notAtTheGate() {
    return calls.stream()
        .filter(call -> child.gate().waiting(Set.of(call.question.key())) == 0)
        .toList();
  }

  /**
   * Whether all requests are at the gate, or as many as promised while the handlers of all others
   * have returned: they cannot continue before the gate opens.
   */
  private boolean isSettled(Set<String> names) {
    int met = child.gate().waiting(names);
    return met == calls.size() || allReplied() || (met >= promised && allHandled());
  }

  private boolean allHandled() {
    return calls.stream().allMatch(call -> child.marks().computedMs(call.id).isPresent());
  }

  private boolean allReplied() {
    return calls.stream().allMatch(call -> call.outcome.isDone());
  }

  /** The result, after the release. */
  Gathering gathering() {
    return new Gathering(
        calls.size(),
        promised,
        failures,
        child.timeline(calls, steps),
        worker.pulse(),
        worker.holders(),
        worker.executors());
  }

  private Exchange exchange(PendingRequest call) {
    Outcome outcome = child.requests().outcome(call);
    int lookUps = child.gate().count(call.question.key());
    return new Exchange(
        call.question.route(),
        aspectOf(outcome, lookUps),
        Message.of("run.asked-at-once", "asked", call.question.asked(), "count", calls.size()),
        call.question.expected(),
        outcome,
        lookUps);
  }

  /**
   * A request among many that was rejected or unanswered before its look-up is evidence about
   * concurrency, not about isolation.
   */
  private Aspect aspectOf(Outcome outcome, int lookUps) {
    boolean refused =
        outcome instanceof Outcome.Replied replied
            && (replied.status() == TOO_MANY_REQUESTS || replied.status() == UNAVAILABLE);
    return calls.size() > ConcurrentLoad.FEW
            && lookUps == 0
            && (refused || outcome instanceof Outcome.Silent)
        ? Aspect.CONCURRENCY
        : Aspect.ISOLATION;
  }
}
