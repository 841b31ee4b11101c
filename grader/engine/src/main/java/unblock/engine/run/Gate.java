package unblock.engine.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import unblock.engine.model.AskedDependency;
import unblock.engine.model.OtherLookUp;

/**
 * The gate at which the grader holds slow calls. Each call waits until it is released, so the
 * number of simultaneous calls is known without a clock. Used by the threads that communicate with
 * children, by WireMock's and by the run's own.
 */
final class Gate {
  private enum Mode {
    OPEN,
    /** Look-ups wait; other slow calls do not. */
    CLOSED,
    /** All slow calls wait. */
    HOLDING,
    DELAYING
  }

  /**
   * One slow call at the gate.
   *
   * @param request the request for which the arriving thread is the worker, or an empty text
   * @param frames the arriving thread's, innermost first
   * @param origin the thread and the line that the call came from
   * @param passed completes when the call may continue: with true, or with false when it has to
   *     fail
   */
  record Arrival(
      String key,
      String request,
      List<String> frames,
      CallOrigin origin,
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
   * A separate scheduler: from 25 on, delays of {@code CompletableFuture} use a thread of the
   * common pool, which has one thread on two cores, and other tasks may hold it for seconds.
   */
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(task -> DaemonThreads.of("gate-clock", task));

  /**
   * Further slow calls for one key wait for the end of the child. A handler that repeats a failed
   * look-up without end made 1,000 to 10,000 of them a second, and what the next criteria then saw
   * depended on the machine's speed: in one grading, its messages exceeded the child's allowance.
   */
  private static final int MOST_REPEATED = 1_000;

  private final Supplier<String> database;
  private final ReceivedLookUps lookUps = new ReceivedLookUps();
  private final List<Arrival> arrivals = new ArrayList<>();
  private final Map<String, Long> lastSteps = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final Set<String> failing = new HashSet<>();
  private final Set<String> silent = new HashSet<>();
  private boolean abandoned;
  private Mode mode = Mode.OPEN;
  private long delayMs;

  /** A gate without a database, for a test. */
  Gate() {
    this(() -> "");
  }

  /**
   * A gate without arrivals.
   *
   * @param database the file with the rows for look-ups that are released now
   */
  Gate(Supplier<String> database) {
    this.database = database;
  }

  /** The file with the rows for look-ups that are released now; empty when there is none. */
  String database() {
    return database.get();
  }

  /** What the dependencies received. */
  ReceivedLookUps lookUps() {
    return lookUps;
  }

  /** Registers a look-up of the store, as {@link #arrive}. */
  Arrival arriveAtStore(String key, String request, CallOrigin origin, List<String> frames) {
    lookUps.add(key, new OtherLookUp(AskedDependency.STORE, key));
    return arrive(key, request, origin, frames);
  }

  /** Registers a slow call that is not a look-up. It waits only after {@link #hold()}. */
  synchronized Arrival arriveAtCall(
      String call, String request, CallOrigin origin, List<String> frames) {
    Arrival arrival = add(call, request, origin, frames);
    if (abandoned || mode != Mode.HOLDING) {
      arrival.release(!abandoned && !failing.contains(call));
    }
    return arrival;
  }

  /** Registers a slow call of an unknown origin. */
  Arrival arrive(String key, String request, List<String> frames) {
    return arrive(key, request, CallOrigin.UNKNOWN, frames);
  }

  /** Registers a slow call for that key; the caller waits for {@link Arrival#passed}. */
  private synchronized Arrival arrive(
      String key, String request, CallOrigin origin, List<String> frames) {
    Arrival arrival = add(key, request, origin, frames);
    if (abandoned) {
      arrival.release(false);
      return arrival;
    }
    if (isHeld(key)) {
      return arrival;
    }
    boolean go = !failing.contains(key);
    switch (mode) {
      case OPEN -> arrival.release(go);
      case DELAYING -> {
        var unused = CLOCK.schedule(() -> arrival.release(go), delayMs, TimeUnit.MILLISECONDS);
      }
      case CLOSED, HOLDING -> {}
    }
    return arrival;
  }

  private Arrival add(String key, String request, CallOrigin origin, List<String> frames) {
    Arrival arrival =
        new Arrival(
            key,
            request,
            List.copyOf(frames),
            origin,
            System.nanoTime(),
            new CompletableFuture<>(),
            new CompletableFuture<>());
    arrivals.add(arrival);
    lastSteps.put(key, arrival.arrivedNanos());
    counts.merge(key, 1, Integer::sum);
    return arrival;
  }

  /** Whether nothing but the end of a silence, or of the child, lets calls for that key go. */
  private boolean isHeld(String key) {
    return silent.contains(key) || count(key) > MOST_REPEATED;
  }

  /** Registers that a slow call with that key has got the beginning of its answer, and waits. */
  synchronized void begun(String key) {
    lastSteps.put(key, System.nanoTime());
  }

  /** The time of the last arrival or beginning of an answer for that key, in ns. */
  synchronized OptionalLong lastStep(String key) {
    Long last = lastSteps.get(key);
    return last == null ? OptionalLong.empty() : OptionalLong.of(last);
  }

  /** From now on all look-ups wait until {@link #open()}. */
  synchronized void close() {
    mode = Mode.CLOSED;
  }

  /** From now on all slow calls wait, look-ups and others, until they are released. */
  synchronized void hold() {
    mode = Mode.HOLDING;
  }

  /** Releases the waiting calls with these keys; later ones wait as before. */
  synchronized void release(Set<String> keys) {
    releasable().filter(each -> keys.contains(each.key())).forEach(this::pass);
  }

  /** Releases the call with that key that has waited longest, if there is one. */
  synchronized void releaseFirst(String key) {
    releasable().filter(each -> each.key().equals(key)).findFirst().ifPresent(this::pass);
  }

  /** From now on slow calls pass; those that wait now wait on. */
  synchronized void letPass() {
    mode = Mode.OPEN;
  }

  /** The keys of the calls that wait at the gate now, in order of arrival; one for each call. */
  synchronized List<String> keysAtTheGate() {
    return arrivals.stream().filter(Arrival::waiting).map(Arrival::key).toList();
  }

  /** Releases all waiting calls, in no defined order, and later calls at once. */
  synchronized void open() {
    mode = Mode.OPEN;
    releasable().forEach(this::pass);
  }

  /** The calls that wait now and need not wait on, in order of arrival. */
  private Stream<Arrival> releasable() {
    return arrivals.stream().filter(each -> each.waiting() && !isHeld(each.key()));
  }

  /** Ends the wait of that call. Whether it fails depends on its key at this moment. */
  private void pass(Arrival arrival) {
    arrival.release(!failing.contains(arrival.key()));
  }

  /** From now on each slow call takes that long, counted from its arrival. */
  synchronized void delay(long ms) {
    delayMs = ms;
    mode = Mode.DELAYING;
  }

  /** From now on slow calls for that key fail. */
  synchronized void failFor(String key) {
    failing.add(key);
  }

  /** The number of slow calls so far that had to fail, or have one of these keys. */
  synchronized int failures(Set<String> others) {
    return (int)
        arrivals.stream()
            .map(Arrival::key)
            .filter(name -> failing.contains(name) || others.contains(name))
            .count();
  }

  /** From now on slow calls for that key never end. */
  synchronized void silenceFor(String key) {
    silent.add(key);
  }

  /** Ends the silence for that key: the waiting calls fail. */
  synchronized void endSilenceFor(String key) {
    if (silent.remove(key)) {
      arrivals.stream()
          .filter(arrival -> arrival.key().equals(key))
          .forEach(arrival -> arrival.release(false));
    }
  }

  /** Ends every wait permanently, because the child has ended. */
  synchronized void abandon() {
    abandoned = true;
    arrivals.forEach(arrival -> arrival.release(false));
  }

  /** The arrivals so far, in order. */
  synchronized List<Arrival> arrivals() {
    return List.copyOf(arrivals);
  }

  /** The number of keys with a slow call so far. */
  synchronized int known() {
    return (int) arrivals.stream().map(Arrival::key).distinct().count();
  }

  /** The number of these keys that wait at the gate now. */
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

  /** How many slow calls for that key have not been let go. */
  synchronized int open(String key) {
    return (int) arrivals.stream().filter(each -> each.key().equals(key) && each.waiting()).count();
  }

  /**
   * How many look-ups for that key, and other calls with it as their first argument, wait on
   * threads that are no worker of a request.
   */
  synchronized int openElsewhere(String key) {
    return (int)
        arrivals.stream()
            .filter(each -> each.waiting() && each.request().isEmpty() && isAbout(key, each.key()))
            .count();
  }

  /** Whether that call is the look-up of that key, or has it as its first argument. */
  static boolean isAbout(String key, String call) {
    int argument = call.indexOf(' ') + 1;
    return call.equals(key) || (call + " ").startsWith(key + " ", argument);
  }

  /** How many slow calls there were for that key so far. */
  synchronized int count(String key) {
    return counts.getOrDefault(key, 0);
  }
}
