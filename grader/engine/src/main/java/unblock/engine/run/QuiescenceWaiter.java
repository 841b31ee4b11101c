package unblock.engine.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import unblock.engine.model.Stack;
import unblock.message.Message;

/**
 * Waits for an event until it happens or can no longer happen. The decision comes not from a
 * constant, but from repeated snapshots in which the child shows no activity ({@link
 * QuiescenceDetector}). An event that happens is noticed at once, or within 3 ms if the waiter has
 * to poll.
 */
final class QuiescenceWaiter {
  private static final long FIRST_SNAPSHOT_NANOS = Duration.ofMillis(100).toNanos();

  /** If an event takes long by itself, earlier snapshots only keep the child busy. */
  private static final long LATEST_FIRST_SNAPSHOT_NANOS = Duration.ofSeconds(1).toNanos();

  private static final long SHORTEST_PAUSE_NANOS = Duration.ofMillis(40).toNanos();
  private static final long LONGEST_PAUSE_NANOS = Duration.ofMillis(400).toNanos();

  /** The pause between two polls; after a long wait, polls are less frequent. */
  private static final long SHORTEST_WAIT_NANOS = 1_000_000;

  private static final long LONGEST_WAIT_NANOS = 3_000_000;

  /**
   * The pause where the event wakes the waiting thread; polling then only detects the child's end.
   */
  private static final long WOKEN_WAIT_NANOS = 10_000_000;

  private static final int LOOKS_FOR_IDLE = 25;

  private static final Duration SNAPSHOT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration LAST_RESORT = Duration.ofMinutes(3);
  private static final int MOST_OTHERS = 3;

  /** The exception for a wait that the machine's load left undecided. */
  static final class Unsettled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long seconds;

    private Unsettled(long seconds) {
      super("unsettled after " + seconds + " s");
      this.seconds = seconds;
    }

    Message reason() {
      return Message.of("run.unsettled", "seconds", seconds);
    }
  }

  private final ChildProcess child;
  private final LongSupplier steps;
  private final Predicate<ChildSnapshot> pings;
  private final WaitingBudget budget;
  private List<Stack> lastSeen = List.of();

  /**
   * Creates a waiter for that child.
   *
   * @param steps returns the number of steps of its requests so far
   * @param pings sends one request through every part in which a reply may still be, as far as it
   *     is free by that snapshot; false when it did not pass
   * @param budget the common limit of all waits; once it is spent, no wait succeeds
   */
  QuiescenceWaiter(
      ChildProcess child,
      LongSupplier steps,
      Predicate<ChildSnapshot> pings,
      WaitingBudget budget) {
    this.child = child;
    this.steps = steps;
    this.pings = pings;
    this.budget = budget;
  }

  /** Waits until the event has happened (true) or certainly cannot happen (false). */
  boolean await(CompletableFuture<?> event) {
    return await(event, Duration.ZERO, seen -> false);
  }

  /**
   * Waits for an event that may happen without activity: see {@link
   * QuiescenceDetector#QuiescenceDetector}.
   */
  boolean await(CompletableFuture<?> event, Duration atLeast) {
    return await(event, atLeast, seen -> false);
  }

  /** Waits for an event; it also ends once {@code certain} rules out the event by one snapshot. */
  boolean await(CompletableFuture<?> event, Predicate<ChildSnapshot> certain) {
    return await(event, Duration.ZERO, certain);
  }

  /** Waits for a condition without a notification, which is polled. */
  boolean await(BooleanSupplier done, Predicate<ChildSnapshot> certain) {
    return await(done, Duration.ZERO, certain, SHORTEST_WAIT_NANOS, LONGEST_WAIT_NANOS);
  }

  /**
   * The event wakes the thread, because polling every 0.3 to 3 ms took 2 to 3 % of a grading's CPU
   * time.
   */
  private boolean await(
      CompletableFuture<?> event, Duration atLeast, Predicate<ChildSnapshot> certain) {
    Thread waiting = Thread.currentThread();
    var unused = event.whenComplete((value, failure) -> LockSupport.unpark(waiting));
    return await(event::isDone, atLeast, certain, WOKEN_WAIT_NANOS, WOKEN_WAIT_NANOS);
  }

  /**
   * Waits on the calling thread.
   *
   * @throws Unsettled when neither becomes certain
   */
  private boolean await(
      BooleanSupplier done,
      Duration atLeast,
      Predicate<ChildSnapshot> certain,
      long shortestWait,
      long longestWait) {
    long start = System.nanoTime();
    QuiescenceDetector detector = new QuiescenceDetector(start, atLeast);
    SnapshotHistory history = new SnapshotHistory(start);
    long nextSnapshot =
        start
            + Math.min(
                Math.max(FIRST_SNAPSHOT_NANOS, atLeast.toNanos() / 2), LATEST_FIRST_SNAPSHOT_NANOS);
    while (!done.getAsBoolean()) {
      long now = System.nanoTime();
      if (!child.alive() || budget.isSpent()) {
        return done.getAsBoolean();
      }
      if (now - start > LAST_RESORT.toNanos() || budget.isOverLastResort(now)) {
        throw new Unsettled(Duration.ofNanos(now - start).toSeconds());
      }
      if (now >= nextSnapshot) {
        if (look(detector, history, certain)) {
          return done.getAsBoolean();
        }
        long took = System.nanoTime() - now; // The snapshots must not keep the child busy.
        long pause = Math.max(Math.max(8 * took, SHORTEST_PAUSE_NANOS), (now - start) / 32);
        nextSnapshot = now + took + Math.min(pause, LONGEST_PAUSE_NANOS);
      }
      LockSupport.parkNanos(Math.max(shortestWait, Math.min(longestWait, (now - start) / 64)));
    }
    return true;
  }

  /** The last snapshot that the child answered, and the countable time since then. */
  private final class SnapshotHistory {
    private Optional<ChildSnapshot> last = Optional.empty();
    private long lastNanos;
    private long unseenNanos;

    SnapshotHistory(long start) {
      lastNanos = start;
    }

    void take(Optional<ChildSnapshot> seen) {
      long now = System.nanoTime();
      unseenNanos += WaitingBudget.countable(now - lastNanos);
      lastNanos = now;
      if (seen.isPresent()) {
        last.ifPresent(before -> budget.take(before, seen.get(), unseenNanos));
        last = seen;
        unseenNanos = 0;
      }
    }
  }

  /** Takes one snapshot; returns whether the event can no longer happen. */
  private boolean look(
      QuiescenceDetector detector, SnapshotHistory history, Predicate<ChildSnapshot> certain) {
    long before = System.nanoTime();
    Optional<ChildSnapshot> snapshot = child.snapshot(SNAPSHOT_TIMEOUT.toMillis());
    history.take(snapshot);
    if (snapshot.isEmpty()) {
      detector.blind();
      return false;
    }
    ChildSnapshot seen = snapshot.get();
    lastSeen = seen.stacks();
    if (certain.test(seen)) {
      return true;
    }
    long now = System.nanoTime();
    return switch (detector.look(seen, steps.getAsLong(), now, now - before)) {
      case MOVES -> false;
      case RESTS -> {
        detector.turned(pings.test(seen));
        yield false;
      }
      case OVER -> true;
    };
  }

  /**
   * Waits until no thread of the child runs, as after its replies; at most some {@value
   * #LOOKS_FOR_IDLE} snapshots, because a submission may compute without end.
   */
  void awaitIdle() {
    for (int i = 0; i < LOOKS_FOR_IDLE && child.alive() && !budget.isSpent(); i++) {
      Optional<ChildSnapshot> seen = child.snapshot(SNAPSHOT_TIMEOUT.toMillis());
      if (seen.isEmpty() || seen.get().busy() == 0) {
        return;
      }
      LockSupport.parkNanos(SHORTEST_PAUSE_NANOS);
    }
  }

  /** The stacks that held the worker in the last snapshot. */
  List<Stack> lastHolders() {
    return lastSeen.stream().filter(stack -> !stack.request().isEmpty()).toList();
  }

  /** The stack of the thread with that name in the last snapshot. */
  Optional<Stack> lastStack(String thread) {
    return lastSeen.stream().filter(stack -> stack.thread().equals(thread)).findFirst();
  }

  /** The stacks of the submission's other threads in the last snapshot; a few are enough. */
  List<Stack> lastOthers() {
    return lastSeen.stream()
        .filter(stack -> stack.request().isEmpty())
        .filter(stack -> stack.frames().stream().anyMatch(ChildSnapshot::isSubmission))
        .limit(MOST_OTHERS)
        .toList();
  }
}
