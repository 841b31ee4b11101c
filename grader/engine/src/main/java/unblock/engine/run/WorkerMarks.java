package unblock.engine.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import unblock.engine.model.Span;
import unblock.engine.model.Timeline;
import unblock.engine.model.TimelineEvent;
import unblock.runtime.ProtocolMessage;

/** The times at which requests took and left the worker, and the timeline made from them. */
final class WorkerMarks {
  /** A request took or left the worker; {@code nanos} is the time on the child's clock. */
  record Mark(boolean enter, long nanos, long cpuNanos, String thread) {}

  private final Map<String, List<Mark>> marks = new HashMap<>();

  /** The child's clock relative to the grader's: the least delay of any mark. */
  private long offset = Long.MAX_VALUE;

  /** Adds a {@code mark} message; called on the thread that reads from the child. */
  void accept(ProtocolMessage message) {
    accept(message, System.nanoTime());
  }

  /** Adds a {@code mark} message that arrived at that time. */
  synchronized void accept(ProtocolMessage message, long arrivedNanos) {
    OptionalLong nanos = CallOrigin.nanos(message.field(2));
    if (nanos.isPresent()) {
      Mark mark =
          new Mark(
              message.field(1).equals("enter"),
              nanos.getAsLong(),
              CallOrigin.nanos(message.field(3)).orElse(0),
              CallOrigin.threadName(message.field(4)));
      offset = Math.min(offset, arrivedNanos - mark.nanos());
      marks.computeIfAbsent(message.field(0), request -> new ArrayList<>()).add(mark);
    }
  }

  /** The number of times that requests have taken or left the worker. */
  synchronized int steps() {
    return marks.values().stream()
        .mapToInt(each -> each.stream().anyMatch(mark -> !mark.enter()) ? 2 : 1)
        .sum();
  }

  /** Whether that request ever took the worker. */
  synchronized boolean began(String request) {
    return marks.containsKey(request);
  }

  /** The worker's CPU time for that request in ms; empty when it never left the worker. */
  synchronized OptionalDouble computedMs(String request) {
    List<Mark> left = of(request).stream().filter(mark -> !mark.enter()).toList();
    return left.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(ms(left.stream().mapToLong(Mark::cpuNanos).sum()));
  }

  /** The marks of that request, in order. */
  synchronized List<Mark> marks(String request) {
    return List.copyOf(of(request));
  }

  /** The grader's time, in ns, of a time on the child's clock. */
  synchronized long graderNanos(long childNanos) {
    return childNanos + offset;
  }

  private List<Mark> of(String request) {
    return marks.getOrDefault(request, List.of());
  }

  /**
   * The timeline of these calls and their slow calls; open spans end now.
   *
   * @param gate the steps of the gate meanwhile
   */
  synchronized Timeline timeline(
      List<PendingRequest> calls, List<Gate.Arrival> arrivals, List<GateStep> gate) {
    GateAttribution attribution = GateAttribution.of(calls, arrivals, this::began);
    return timeline(calls, attribution, RequestEvents.of(calls, attribution, this, gate));
  }

  /**
   * The timeline of the calls of a held trial; open spans end now.
   *
   * @param steps at least one
   */
  synchronized Timeline heldTimeline(
      List<PendingRequest> calls, List<Gate.Arrival> arrivals, List<GateStep> steps) {
    long first = steps.get(0).nanos();
    CallOwners owners =
        CallOwners.of(
            calls, arrivals.stream().filter(each -> each.arrivedNanos() >= first).toList());
    return timeline(
        calls, owners.attribution(), RequestEvents.ofHeldTrial(calls, owners, this, steps));
  }

  private Timeline timeline(
      List<PendingRequest> calls, GateAttribution attribution, List<TimelineEvent> events) {
    long start = calls.stream().mapToLong(call -> call.sentNanos).min().orElse(0);
    long now = System.nanoTime();
    List<Timeline.Request> requests = new ArrayList<>();
    for (PendingRequest call : calls) {
      String id = "R" + (requests.size() + 1);
      requests.add(
          new Timeline.Request(
              id, call.question.route().toString(), spans(call, attribution.of(call), start, now)));
    }
    return new Timeline(requests, events);
  }

  private List<Span> spans(PendingRequest call, List<Gate.Arrival> own, long start, long now) {
    List<Span> spans = new ArrayList<>();
    long entered = Long.MAX_VALUE;
    long since = call.sentNanos;
    boolean inside = false;
    for (Mark mark : of(call.id)) {
      long at = Math.min(Math.max(mark.nanos() + offset, call.sentNanos), now);
      inside = mark.enter();
      if (inside) {
        since = at;
        entered = Math.min(entered, at);
      } else {
        spans.add(span(Span.Kind.WORKER, since, at, start));
      }
    }
    if (inside) {
      spans.add(span(Span.Kind.WORKER, since, now, start));
    }
    long last = call.sentNanos;
    for (Gate.Arrival arrival : own) {
      long arrived = Math.max(arrival.arrivedNanos(), call.sentNanos);
      entered = Math.min(entered, arrived);
      long released = arrival.releasedNanos().getNow(now);
      spans.add(span(Span.Kind.GATE, arrived, released, start));
      last = Math.max(last, released);
    }
    boolean replied = call.repliedNanos > 0;
    if (entered < Long.MAX_VALUE || !replied) {
      spans.add(span(Span.Kind.QUEUED, call.sentNanos, Math.min(entered, now), start));
    }
    if (replied) {
      spans.add(span(Span.Kind.REPLY, Math.min(last, call.repliedNanos), call.repliedNanos, start));
    }
    spans.sort(Comparator.comparingDouble(Span::startMs));
    return spans;
  }

  private static Span span(Span.Kind kind, long from, long to, long start) {
    return new Span(kind, ms(from - start), ms(Math.max(from, to) - start));
  }

  private static double ms(long nanos) {
    return Math.round(nanos / 1_000.0) / 1_000.0;
  }
}
