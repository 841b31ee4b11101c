package unblock.engine.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unblock.engine.exercise.Oracle;
import unblock.engine.exercise.Question;
import unblock.engine.model.Route;
import unblock.engine.model.Timeline;
import unblock.engine.model.Timing;

/**
 * The timing measurement of the article: three requests at once against one alone, warm, in the
 * same run, with a real delay. In doubt it is repeated with a longer delay, against which all other
 * time is small; its result alone decides no verdict.
 */
final class TimingBound {
  private static final long FIRST_DELAY_MS = 100;

  /**
   * Long enough that one request does not look like two on a machine that stops for two seconds.
   */
  private static final long LAST_DELAY_MS = 6_400;

  /** The limit for a credible measurement: one request alone took hardly longer than the delay. */
  private static final double CLEAN = 1.25;

  private static final double CLEAR_RATIO = 2.5;

  /**
   * Three requests that wait for one another take three times as long as one, but never six times.
   */
  private static final double SLOWEST_RATIO = 3 * CLEAN;

  /**
   * One of them may be a pause of the machine: with two, and any ratio above 2.5 taken for clear, 4
   * of 1,600 gradings whose child was stopped for up to two seconds again and again came out
   * inconclusive, with ratios of 2.5, 4.7, 6.0 and 8.6.
   */
  private static final int CLEAN_CONTRADICTIONS = 3;

  private final ServingChild child;
  private final Oracle oracle;
  private final List<Route> routes;
  private Timeline timeline = Timeline.EMPTY;

  /** Creates a measurement over these routes. */
  TimingBound(ServingChild child, Oracle oracle, List<Route> routes) {
    this.child = child;
    this.oracle = oracle;
    this.routes = routes;
  }

  /**
   * Measures until the result agrees with the gate's, or the delay is long.
   *
   * @param together whether the gate held three requests together
   */
  Optional<Timing> measure(boolean together) {
    Optional<Timing> timing = Optional.empty();
    int contradictions = 0;
    for (long delay = FIRST_DELAY_MS; delay <= LAST_DELAY_MS; delay *= 2) {
      timing = once(delay);
      if (timing.isEmpty() || timing.get().concurrent() == together) {
        return timing;
      }
      contradictions += isClear(timing.get()) ? 1 : 0;
      if (contradictions == CLEAN_CONTRADICTIONS) {
        return timing;
      }
    }
    return timing;
  }

  /** Whether a longer delay would hardly change the result. */
  static boolean isClear(Timing timing) {
    boolean serial = timing.ratio() >= CLEAR_RATIO && timing.ratio() <= SLOWEST_RATIO;
    boolean together = timing.ratio() <= CLEAN;
    return timing.oneMs() <= CLEAN * timing.delayMs() && (serial || together);
  }

  /** The three requests of the last measurement. */
  Timeline timeline() {
    return timeline;
  }

  private Optional<Timing> once(long delayMs) {
    child.gate().delay(delayMs);
    List<PendingRequest> one = send("alone", List.of(routes.get(routes.size() / 2)), delayMs);
    List<PendingRequest> three = send("together", ConcurrentLoad.few(routes), delayMs);
    child.gate().open();
    if (one.isEmpty() || three.isEmpty()) {
      return Optional.empty();
    }
    timeline = child.timeline(three, List.of());
    return Optional.of(new Timing(delayMs, elapsedMs(one), elapsedMs(three)));
  }

  /** Sends all at once and waits for all; empty when a reply is missing. */
  private List<PendingRequest> send(String id, List<Route> asked, long delayMs) {
    List<PendingRequest> calls = new ArrayList<>();
    for (Question question : oracle.right(asked)) {
      calls.add(
          child
              .requests()
              .send(
                  child.servers().port(),
                  "%s-%d-%d".formatted(id, delayMs, calls.size()),
                  question));
    }
    boolean done = child.waiter().await(PendingRequest.all(calls), Duration.ofMillis(4 * delayMs));
    return done ? calls : List.of();
  }

  private static double elapsedMs(List<PendingRequest> calls) {
    long from = calls.stream().mapToLong(call -> call.sentNanos).min().orElseThrow();
    long to = calls.stream().mapToLong(call -> call.repliedNanos).max().orElseThrow();
    return Math.round((to - from) / 10_000.0) / 100.0;
  }
}
