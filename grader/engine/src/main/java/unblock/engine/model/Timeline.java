package unblock.engine.model;

import java.util.List;

/**
 * Requests that were sent together, in the order of sending, each with its spans.
 *
 * @param events what happened, in order; empty for many requests and in older grades
 */
public record Timeline(List<Request> requests, List<TimelineEvent> events) {
  /** A timeline without requests. */
  public static final Timeline EMPTY = new Timeline(List.of());

  public Timeline {
    requests = List.copyOf(requests);
    events = List.copyOf(events);
  }

  /** Without events. */
  public Timeline(List<Request> requests) {
    this(requests, List.of());
  }

  /** The largest number of requests that the gate held at the same time. */
  public int mostAtTheGate() {
    List<List<Span>> gates = requests.stream().map(Request::gates).toList();
    int most = 0;
    for (List<Span> own : gates) {
      for (Span gate : own) {
        most = Math.max(most, count(gates, gate.startMs()));
      }
    }
    return most;
  }

  private static int count(List<List<Span>> gates, double ms) {
    int there = 0;
    for (List<Span> own : gates) {
      there += isWithin(own, ms) ? 1 : 0;
    }
    return there;
  }

  private static boolean isWithin(List<Span> spans, double ms) {
    for (Span span : spans) {
      if (span.startMs() <= ms && ms < span.endMs()) {
        return true;
      }
    }
    return false;
  }

  /**
   * One request.
   *
   * @param id as in {@code R1}
   * @param route as in {@code /login}
   * @param spans by start; spans of different kinds may overlap: a blocking request is held at the
   *     gate while it holds the worker
   */
  public record Request(String id, String route, List<Span> spans) {
    public Request {
      spans = List.copyOf(spans);
    }

    private List<Span> gates() {
      return spans.stream().filter(span -> span.kind() == Span.Kind.GATE).toList();
    }

    /**
     * Whether the reply was sent before the gate released any slow call of the request, or without
     * one.
     */
    public boolean isAnsweredEarly() {
      double first = gates().stream().mapToDouble(Span::endMs).min().orElse(Double.MAX_VALUE);
      return spans.stream().anyMatch(s -> s.kind() == Span.Kind.REPLY && s.endMs() <= first);
    }

    /** Whether the request had neither a reply nor a slow call. */
    public boolean isForgotten() {
      return spans.stream()
          .noneMatch(s -> s.kind() == Span.Kind.GATE || s.kind() == Span.Kind.REPLY);
    }
  }
}
