package unblock.engine.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import unblock.engine.model.TimelineEvent;
import unblock.message.Message;

/** The place of each request after some events of a timeline, and who waits for whom. */
final class Situation {
  private final List<TimelineEvent> events;
  private int added;
  private final List<String> queue = new ArrayList<>();
  private final Map<String, String> workers = new LinkedHashMap<>();
  private final Map<String, String> calls = new LinkedHashMap<>();

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
      }
      case LEFT -> workers.remove(event.thread(), request);
      case CALLED -> {
        queue.remove(request);
        calls.put(request, event.line());
      }
      case RELEASED -> calls.remove(request);
      case REPLIED -> {
        queue.remove(request);
        calls.remove(request);
      }
      case GATE_SHUT, GATE_OPEN, PULSE_ANSWERED, PULSE_MISSED -> {}
    }
  }

  /** The number of requests in the server's queue. */
  int queued() {
    return queue.size();
  }

  /** Whether that request is in the server's queue. */
  boolean isQueued(String request) {
    return queue.contains(request);
  }

  /** Whether that request holds a worker. */
  boolean holdsAWorker(String request) {
    return workers.containsValue(request);
  }

  /** Whether that request waits at its slow call. */
  boolean isCalling(String request) {
    return calls.containsKey(request);
  }

  /** Returns who waits for whom, and why, in one sentence. */
  Message waiting() {
    List<String> holding = workers.values().stream().filter(this::isHolding).toList();
    if (!queue.isEmpty() && !holding.isEmpty()) {
      return Message.of(
          "html.waits.behind",
          "queued",
          List.copyOf(queue),
          "holding",
          holding,
          "place",
          place(holding.get(0)));
    }
    if (!queue.isEmpty()) {
      return workers.isEmpty()
          ? Message.of("html.waits.next", "queued", List.copyOf(queue))
          : Message.of(
              "html.waits.busy",
              "queued",
              List.copyOf(queue),
              "running",
              List.copyOf(workers.values()));
    }
    if (calls.isEmpty()) {
      return Message.of("html.waits.nobody");
    }
    List<String> waiting = List.copyOf(calls.keySet());
    return holding.isEmpty()
        ? Message.of("html.waits.calls", "waiting", waiting)
        : Message.of("html.waits.holding", "waiting", waiting, "holding", holding);
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
