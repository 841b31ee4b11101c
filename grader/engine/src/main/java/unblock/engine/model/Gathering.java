package unblock.engine.model;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * One attempt to let requests wait at the gate together.
 *
 * @param asked the number of requests sent
 * @param promised the number of requests that had to wait at the same time; the others were allowed
 *     to come later
 * @param failures the number of look-ups that had failed before on the same server
 * @param timeline the spans of each request
 * @param holders the stacks that held the worker when requests or the pulse were missing
 * @param executors the submission's threads when fewer requests than promised were at the gate;
 *     else empty
 */
public record Gathering(
    int asked,
    int promised,
    int failures,
    Timeline timeline,
    Pulse pulse,
    List<Stack> holders,
    List<ObservedExecutor> executors) {
  public Gathering {
    holders = List.copyOf(holders);
    // A grade from before this field was added has none.
    executors = List.copyOf(Objects.requireNonNullElse(executors, List.of()));
  }

  /** Without the submission's threads. */
  public Gathering(
      int asked, int promised, int failures, Timeline timeline, Pulse pulse, List<Stack> holders) {
    this(asked, promised, failures, timeline, pulse, holders, List.of());
  }

  /** Returns a copy with the executors changed by that function. */
  public Gathering withExecutors(UnaryOperator<ObservedExecutor> change) {
    return new Gathering(
        asked,
        promised,
        failures,
        timeline,
        pulse,
        holders,
        executors.stream().map(change).toList());
  }

  /** The largest number of requests at the gate at the same time. */
  public int met() {
    return timeline.mostAtTheGate();
  }

  /** The number of requests that were answered before they had passed the gate. */
  public int early() {
    return (int) timeline.requests().stream().filter(Timeline.Request::isAnsweredEarly).count();
  }

  /**
   * The number of requests that neither arrived at the gate nor got a reply, even after it opened.
   */
  public int forgotten() {
    return (int) timeline.requests().stream().filter(Timeline.Request::isForgotten).count();
  }

  /** Whether the promised number of requests waited at the same time. */
  public boolean complete() {
    return met() >= promised;
  }
}
