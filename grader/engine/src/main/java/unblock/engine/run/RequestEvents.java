package unblock.engine.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import unblock.engine.model.Outcome;
import unblock.engine.model.TimelineEvent;
import unblock.engine.model.TimelineEvent.Kind;

/** The events of requests that were sent together, in the order in which they happened. */
final class RequestEvents {
  /** More requests have no events: nobody steps through them, and a class has many grades. */
  private static final int MOST_REQUESTS = 8;

  /** A held trial has more, because its steps make sense of them. */
  private static final int MOST_OF_A_HELD_TRIAL = 12;

  /** A request that repeats its look-up has no more events than this. */
  private static final int MOST_OF_ONE = 40;

  private record Timed(
      long nanos, Kind kind, String request, String thread, String line, String detail) {
    Timed(long nanos, Kind kind, String request) {
      this(nanos, kind, request, "", "", "");
    }
  }

  private final List<Timed> events = new ArrayList<>();
  private final WorkerMarks marks;
  private final List<GateStep> steps;

  private RequestEvents(WorkerMarks marks, List<GateStep> steps) {
    this.marks = marks;
    this.steps = steps;
    steps.forEach(
        each -> events.add(new Timed(each.nanos(), each.kind(), "", "", "", each.detail())));
  }

  /** Returns the events; empty for many requests. */
  static List<TimelineEvent> of(
      List<PendingRequest> calls,
      GateAttribution attribution,
      WorkerMarks marks,
      List<GateStep> gate) {
    if (calls.isEmpty() || calls.size() > MOST_REQUESTS) {
      return List.of();
    }
    RequestEvents all = of(calls, attribution::of, marks, gate);
    return all.since(calls.stream().mapToLong(call -> call.sentNanos).min().orElse(0));
  }

  /** Returns the events of a held trial; empty for many requests. */
  static List<TimelineEvent> ofHeldTrial(
      List<PendingRequest> calls, CallOwners owners, WorkerMarks marks, List<GateStep> steps) {
    if (calls.size() > MOST_OF_A_HELD_TRIAL) {
      return List.of();
    }
    RequestEvents all = of(calls, owners::of, marks, steps);
    owners
        .others()
        .forEach(
            each ->
                all.events.addAll(
                    all.call("", each, CallOwners.shown(each), steps.get(0).nanos())));
    return all.since(steps.get(0).nanos());
  }

  private static RequestEvents of(
      List<PendingRequest> calls,
      Function<PendingRequest, List<Gate.Arrival>> arrivals,
      WorkerMarks marks,
      List<GateStep> steps) {
    RequestEvents all = new RequestEvents(marks, steps);
    for (int i = 0; i < calls.size(); i++) {
      all.add("R" + (i + 1), calls.get(i), arrivals.apply(calls.get(i)));
    }
    return all;
  }

  private List<TimelineEvent> since(long start) {
    return events.stream()
        .sorted(Comparator.comparingLong(Timed::nanos).thenComparing(Timed::kind))
        .map(
            each ->
                new TimelineEvent(
                    each.kind(),
                    each.request(),
                    Math.max(0, Math.round((each.nanos() - start) / 1_000.0) / 1_000.0),
                    each.thread(),
                    each.line(),
                    each.detail()))
        .toList();
  }

  private void add(String id, PendingRequest call, List<Gate.Arrival> arrivals) {
    List<Timed> own = new ArrayList<>();
    own.add(new Timed(inStep(call.sentNanos, Kind.STEP_SENT), Kind.SENT, id));
    long end = call.repliedNanos > 0 ? call.repliedNanos : Long.MAX_VALUE;
    for (WorkerMarks.Mark mark : marks.marks(call.id)) {
      long at = Math.max(marks.graderNanos(mark.nanos()), call.sentNanos);
      // A handler leaves the worker after its reply: the reply may be received earlier.
      long shown = mark.enter() ? Math.min(at, end) : at;
      Kind kind = mark.enter() ? Kind.TAKEN : Kind.LEFT;
      own.add(new Timed(shown, kind, id, mark.thread(), "", ""));
    }
    for (Gate.Arrival each : arrivals) {
      own.addAll(call(id, each, CallOwners.shown(call, each), call.sentNanos));
    }
    own.sort(Comparator.comparingLong(Timed::nanos).thenComparing(Timed::kind));
    events.addAll(own.subList(0, Math.min(own.size(), MOST_OF_ONE)));
    if (call.repliedNanos > 0) {
      events.add(new Timed(call.repliedNanos, Kind.REPLIED, id, "", "", status(call)));
    }
  }

  private List<Timed> call(String id, Gate.Arrival arrival, String detail, long notBefore) {
    CallOrigin origin = arrival.origin();
    List<Timed> events = new ArrayList<>();
    long called = calledNanos(notBefore, arrival);
    events.add(new Timed(called, Kind.CALLED, id, origin.thread(), origin.line(), detail));
    if (arrival.releasedNanos().isDone()) {
      long released = arrival.releasedNanos().join();
      long step = inStep(released, Kind.STEP_RELEASED, Kind.STEP_OPENED);
      // A call that came after the step was not released by it.
      long shown = called < step ? step : released;
      events.add(new Timed(shown, Kind.RELEASED, id, origin.thread(), origin.line(), detail));
    }
    return events;
  }

  /** The time of the last of these steps until then; that time itself when there is none. */
  private long inStep(long nanos, Kind... kinds) {
    return steps.stream()
        .filter(step -> step.nanos() <= nanos && List.of(kinds).contains(step.kind()))
        .mapToLong(GateStep::nanos)
        .max()
        .orElse(nanos);
  }

  private static String status(PendingRequest call) {
    return call.outcome.getNow(null) instanceof Outcome.Replied replied
        ? Integer.toString(replied.status())
        : "";
  }

  /**
   * The time of the call itself, on the clock of the worker's marks: the message of a call arrives
   * later, after a handler that did not wait for it may have left the worker.
   */
  private long calledNanos(long notBefore, Gate.Arrival arrival) {
    long arrived = arrival.arrivedNanos();
    if (arrival.origin().nanos().isEmpty()) {
      return arrived;
    }
    long called = marks.graderNanos(arrival.origin().nanos().getAsLong());
    return Math.max(notBefore, Math.min(arrived, called));
  }
}
