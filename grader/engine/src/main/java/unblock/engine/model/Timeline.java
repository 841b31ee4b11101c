package unblock.engine.model;

import java.util.List;

/** Who held what when: requests that were sent together, in the order they were sent. */
public record Timeline(List<Request> requests) {
  /** No request was sent. */
  public static final Timeline EMPTY = new Timeline(List.of());

  public Timeline {
    requests = List.copyOf(requests);
  }

  /** How many requests were held at the gate at the same time, at most. */
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
   * @param spans by start; spans of different kinds may overlap: a request that is held at the gate
   *     while it holds the worker is what blocking looks like
   */
  public record Request(String id, String route, List<Span> spans) {
    public Request {
      spans = List.copyOf(spans);
    }

    private List<Span> gates() {
      return spans.stream().filter(span -> span.kind() == Span.Kind.GATE).toList();
    }

    /** Whether it was answered before any slow call of its own was let go, or had none. */
    public boolean isAnsweredEarly() {
      double first = gates().stream().mapToDouble(Span::endMs).min().orElse(Double.MAX_VALUE);
      return spans.stream().anyMatch(s -> s.kind() == Span.Kind.REPLY && s.endMs() <= first);
    }

    /** Whether it had no reply, and no slow call either. */
    public boolean isForgotten() {
      return spans.stream()
          .noneMatch(s -> s.kind() == Span.Kind.GATE || s.kind() == Span.Kind.REPLY);
    }
  }
}
