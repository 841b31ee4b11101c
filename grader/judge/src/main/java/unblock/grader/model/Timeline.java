package unblock.grader.model;

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
    return requests.stream()
        .flatMap(request -> request.gates().stream())
        .mapToInt(
            gate -> (int) requests.stream().filter(r -> r.isAtTheGate(gate.startMs())).count())
        .max()
        .orElse(0);
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

    private boolean isAtTheGate(double ms) {
      return gates().stream().anyMatch(gate -> gate.startMs() <= ms && ms < gate.endMs());
    }

    /** Whether it was answered, and its slow call came later or never. */
    public boolean isAnsweredEarly() {
      double first = gates().stream().mapToDouble(Span::startMs).min().orElse(Double.MAX_VALUE);
      return spans.stream().anyMatch(s -> s.kind() == Span.Kind.REPLY && s.endMs() <= first);
    }
  }
}
