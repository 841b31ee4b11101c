package unblock.engine.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The grader's hold on the slow call. Whoever arrives waits until let go; who is there at the same
 * time is known without a clock. Called from the threads that speak with children, from WireMock's
 * and from the run's own.
 */
final class Gate {
  private enum Mode {
    OPEN,
    CLOSED,
    DELAYING
  }

  /**
   * One slow call at the gate.
   *
   * @param request the request for which the arriving thread is the worker, or an empty text
   * @param frames the arriving thread's, innermost first
   * @param passed completes when the call may go on: with true, or with false when it is to fail
   */
  record Arrival(
      String key,
      String request,
      List<String> frames,
      long arrivedNanos,
      CompletableFuture<Boolean> passed,
      CompletableFuture<Long> releasedNanos) {
    boolean waiting() {
      return !passed.isDone();
    }

    private void release(boolean go) {
      releasedNanos.complete(System.nanoTime());
      passed.complete(go);
    }
  }

  /**
   * Not the common pool: from 25 on, what {@code CompletableFuture} delays waits for one of its
   * threads, of which there is one on two cores, and which others may hold for seconds.
   */
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(task -> DaemonThreads.of("gate-clock", task));

  private final Supplier<String> database;
  private final List<Arrival> arrivals = new ArrayList<>();
  private final Set<String> failing = new HashSet<>();
  private final Set<String> silent = new HashSet<>();
  private boolean abandoned;
  private Mode mode = Mode.OPEN;
  private long delayMs;

  /** A gate to no database, for a test. */
  Gate() {
    this(() -> "");
  }

  /**
   * One that nobody has come to yet.
   *
   * @param database the file with the rows that a look-up finds when it is let go now
   */
  Gate(Supplier<String> database) {
    this.database = database;
  }

  /**
   * The file with the rows that a look-up finds when it is let go now; empty when there is none.
   */
  String database() {
    return database.get();
  }

  /** A slow call for that key; the caller waits for {@link Arrival#passed}. */
  synchronized Arrival arrive(String key, String request, List<String> frames) {
    Arrival arrival =
        new Arrival(
            key,
            request,
            List.copyOf(frames),
            System.nanoTime(),
            new CompletableFuture<>(),
            new CompletableFuture<>());
    arrivals.add(arrival);
    if (abandoned) {
      arrival.release(false);
      return arrival;
    }
    if (silent.contains(key)) {
      return arrival;
    }
    boolean go = !failing.contains(key);
    switch (mode) {
      case OPEN -> arrival.release(go);
      case DELAYING -> {
        var unused = CLOCK.schedule(() -> arrival.release(go), delayMs, TimeUnit.MILLISECONDS);
      }
      case CLOSED -> {}
    }
    return arrival;
  }

  /** From now on everybody waits until {@link #open()}. */
  synchronized void close() {
    mode = Mode.CLOSED;
  }

  /**
   * Lets everybody go who waits, in the order given by nobody, and those who come later at once.
   */
  synchronized void open() {
    mode = Mode.OPEN;
    arrivals.stream()
        .filter(arrival -> !silent.contains(arrival.key()))
        .forEach(arrival -> arrival.release(!failing.contains(arrival.key())));
  }

  /** From now on each slow call takes that long, counted from its arrival. */
  synchronized void delay(long ms) {
    delayMs = ms;
    mode = Mode.DELAYING;
  }

  /** Slow calls for that key fail. */
  synchronized void failFor(String key) {
    failing.add(key);
  }

  /** How many slow calls there were so far that had to fail, or are for one of these keys. */
  synchronized int failures(Set<String> others) {
    return (int)
        arrivals.stream()
            .map(Arrival::key)
            .filter(name -> failing.contains(name) || others.contains(name))
            .count();
  }

  /** Slow calls for that key never end. */
  synchronized void silenceFor(String key) {
    silent.add(key);
  }

  /** Ends every wait, for good: the child is gone. */
  synchronized void abandon() {
    abandoned = true;
    arrivals.forEach(arrival -> arrival.release(false));
  }

  /** Who came so far, in order. */
  synchronized List<Arrival> arrivals() {
    return List.copyOf(arrivals);
  }

  /** How many keys a slow call has come for so far. */
  synchronized int known() {
    return (int) arrivals.stream().map(Arrival::key).distinct().count();
  }

  /** How many of these keys wait at the gate now. */
  synchronized int waiting(Set<String> keys) {
    return (int)
        arrivals.stream()
            .filter(Arrival::waiting)
            .map(Arrival::key)
            .filter(keys::contains)
            .distinct()
            .count();
  }

  /** Whether that request's worker itself waits at the gate now. */
  synchronized boolean holds(String request) {
    return arrivals.stream()
        .anyMatch(each -> each.waiting() && !request.isEmpty() && each.request().equals(request));
  }

  /** How many slow calls there were for that key so far. */
  synchronized int count(String key) {
    return (int) arrivals.stream().filter(each -> each.key().equals(key)).count();
  }
}
