package unblock.engine.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import unblock.engine.model.TimelineEvent;
import unblock.engine.report.PrintableText;
import unblock.engine.report.RequestRanges;
import unblock.message.Message;

/** The place of each request after some events of a timeline, and who waits for whom. */
final class Situation {
  private final List<TimelineEvent> events;
  private int added;
  private final List<String> queue = new ArrayList<>();
  private final Map<String, String> workers = new LinkedHashMap<>();
  private final Map<String, String> calls = new LinkedHashMap<>();

  /** The requests that a worker has taken and that have no reply. */
  private final Set<String> begun = new LinkedHashSet<>();

  /** Starts before the first of these events. */
  Situation(List<TimelineEvent> events) {
    this.events = List.copyOf(events);
  }

  /** Adds the next event. */
  void addNext() {
    TimelineEvent event = events.get(added);
    added++;
    String request = event.request();
    switch (event.kind()) {
      case SENT -> queue.add(request);
      case TAKEN -> {
        queue.remove(request);
        workers.put(event.thread(), request);
        begun.add(request);
      }
      case LEFT -> workers.remove(event.thread(), request);
      case CALLED -> {
        queue.remove(request);
        calls.put(name(event), event.line());
      }
      case RELEASED -> calls.remove(name(event));
      case REPLIED -> {
        queue.remove(request);
        calls.remove(request);
        begun.remove(request);
      }
      default -> {}
    }
  }

  /** The request; the call itself when it belongs to none. */
  private static String name(TimelineEvent event) {
    return event.request().isEmpty() ? PrintableText.line(event.detail()) : event.request();
  }

  /** The number of requests in the server's queue. */
  int queued() {
    return queue.size();
  }

  /** Whether a worker has taken that request before, and it has no reply yet. */
  boolean isBegun(String request) {
    return begun.contains(request);
  }

  /** Whether that request holds a worker. */
  boolean holdsAWorker(String request) {
    return workers.containsValue(request);
  }

  /** Whether that request waits at its slow call. */
  boolean isCalling(String request) {
    return calls.containsKey(request);
  }

  /** Returns who waits for whom, and why, in one or two sentences. */
  Message waiting() {
    List<String> inside =
        begun.stream().filter(each -> !holdsAWorker(each) && !isCalling(each)).toList();
    if (inside.isEmpty()) {
      return atServerAndGate();
    }
    Message kept = Message.of("html.waits.inside", "requests", RequestRanges.of(inside));
    return queue.isEmpty() && calls.isEmpty() ? kept : Message.joined(atServerAndGate(), kept);
  }

  private Message atServerAndGate() {
    List<String> holding = workers.values().stream().filter(this::isHolding).toList();
    if (!queue.isEmpty() && !holding.isEmpty()) {
      return Message.of(
          "html.waits.behind",
          "queued",
          RequestRanges.of(queue),
          "holding",
          RequestRanges.of(holding),
          "place",
          place(holding.get(0)));
    }
    if (!queue.isEmpty()) {
      return workers.isEmpty()
          ? Message.of("html.waits.next", "queued", RequestRanges.of(queue))
          : Message.of(
              "html.waits.busy",
              "queued",
              RequestRanges.of(queue),
              "running",
              RequestRanges.of(workers.values()));
    }
    if (calls.isEmpty()) {
      return Message.of("html.waits.nobody");
    }
    List<String> waiting = RequestRanges.of(calls.keySet());
    return holding.isEmpty()
        ? Message.of("html.waits.calls", "waiting", waiting)
        : Message.of(
            "html.waits.holding", "waiting", waiting, "holding", RequestRanges.of(holding));
  }

  /** A handler that leaves the worker before its slow call ends has only started the call. */
  private boolean isHolding(String request) {
    return calls.containsKey(request)
        && events.stream()
            .skip(added)
            .filter(each -> each.request().equals(request))
            .findFirst()
            .filter(each -> each.kind() == TimelineEvent.Kind.LEFT)
            .isEmpty();
  }

  private Message place(String request) {
    String line = calls.getOrDefault(request, "");
    return line.isEmpty() ? Message.empty() : Message.of("html.next.place", "place", line);
  }
}
