package unblock.engine.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import unblock.engine.model.TimelineEvent;
import unblock.engine.model.TimelineEvent.Kind;

/** The events of requests that were sent together, in the order in which they happened. */
final class RequestEvents {
  /** More requests have no events: nobody steps through them, and a class has many grades. */
  private static final int MOST_REQUESTS = 8;

  /** A request that repeats its look-up has no more events than this. */
  private static final int MOST_OF_ONE = 40;

  private record Timed(long nanos, Kind kind, String request, String thread, String line) {}

  private final List<Timed> events = new ArrayList<>();
  private final WorkerMarks marks;

  private RequestEvents(WorkerMarks marks) {
    this.marks = marks;
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
    RequestEvents all = new RequestEvents(marks);
    gate.forEach(step -> all.events.add(new Timed(step.nanos(), step.kind(), "", "", "")));
    for (int i = 0; i < calls.size(); i++) {
      all.add("R" + (i + 1), calls.get(i), attribution.of(calls.get(i)));
    }
    long start = calls.stream().mapToLong(call -> call.sentNanos).min().orElse(0);
    return all.events.stream()
        .sorted(Comparator.comparingLong(Timed::nanos).thenComparing(Timed::kind))
        .map(
            each ->
                new TimelineEvent(
                    each.kind(),
                    each.request(),
                    Math.max(0, Math.round((each.nanos() - start) / 1_000.0) / 1_000.0),
                    each.thread(),
                    each.line()))
        .toList();
  }

  private void add(String id, PendingRequest call, List<Gate.Arrival> arrivals) {
    List<Timed> own = new ArrayList<>();
    own.add(new Timed(call.sentNanos, Kind.SENT, id, "", ""));
    long end = call.repliedNanos > 0 ? call.repliedNanos : Long.MAX_VALUE;
    for (WorkerMarks.Mark mark : marks.marks(call.id)) {
      long at = Math.max(marks.graderNanos(mark.nanos()), call.sentNanos);
      // A handler leaves the worker after its reply: the reply may be received earlier.
      long shown = mark.enter() ? Math.min(at, end) : at;
      own.add(new Timed(shown, mark.enter() ? Kind.TAKEN : Kind.LEFT, id, mark.thread(), ""));
    }
    for (Gate.Arrival arrival : arrivals) {
      CallOrigin origin = arrival.origin();
      own.add(
          new Timed(calledNanos(call, arrival), Kind.CALLED, id, origin.thread(), origin.line()));
      if (arrival.releasedNanos().isDone()) {
        long released = arrival.releasedNanos().join();
        own.add(new Timed(released, Kind.RELEASED, id, origin.thread(), origin.line()));
      }
    }
    own.sort(Comparator.comparingLong(Timed::nanos).thenComparing(Timed::kind));
    events.addAll(own.subList(0, Math.min(own.size(), MOST_OF_ONE)));
    if (call.repliedNanos > 0) {
      events.add(new Timed(call.repliedNanos, Kind.REPLIED, id, "", ""));
    }
  }

  /**
   * The time of the call itself, on the clock of the worker's marks: the message of a call arrives
   * later, after a handler that did not wait for it may have left the worker.
   */
  private long calledNanos(PendingRequest call, Gate.Arrival arrival) {
    long arrived = arrival.arrivedNanos();
    if (arrival.origin().nanos().isEmpty()) {
      return arrived;
    }
    long called = marks.graderNanos(arrival.origin().nanos().getAsLong());
    return Math.max(call.sentNanos, Math.min(arrived, called));
  }
}
