package unblock.engine.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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
    List<Step> steps = requests.stream().flatMap(Timeline::steps).sorted(Step.ORDER).toList();
    int there = 0;
    int most = 0;
    for (Step step : steps) {
      there += step.change();
      most = Math.max(most, there);
    }
    return most;
  }

  /** The steps of one request, which counts once even if several of its calls overlap. */
  private static Stream<Step> steps(Request request) {
    List<Step> steps = new ArrayList<>();
    double until = Double.NEGATIVE_INFINITY;
    for (Span gate : request.gates()) {
      double start = Math.max(gate.startMs(), until);
      if (start < gate.endMs()) {
        steps.add(new Step(start, 1));
        steps.add(new Step(gate.endMs(), -1));
        until = gate.endMs();
      }
    }
    return steps.stream();
  }

  /**
   * A request comes to the gate or leaves it.
   *
   * @param change 1 or -1
   */
  private record Step(double ms, int change) {
    /** A request that leaves makes room for one that comes at the same moment. */
    static final Comparator<Step> ORDER =
        Comparator.comparingDouble(Step::ms).thenComparingInt(Step::change);
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
