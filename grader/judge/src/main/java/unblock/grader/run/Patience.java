package unblock.grader.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import unblock.grader.model.Evidence.Stack;

/**
 * Decides that something will not come any more: not from a constant, but because the child, asked
 * several times, shows that nothing moves in it. A thread that waits for a core is no thread that
 * waits: a child that is slow, starved or stopped shows threads that could run, or does not answer,
 * and is waited for. (Its CPU time is no measure for that: on 2 cores with 5 busy processes a child
 * that was starting up got so little of it that it seemed to rest.)
 */
final class Patience {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final Duration FOR_TIMERS = Duration.ofSeconds(3);
  private static final Duration LAST_RESORT = Duration.ofSeconds(90);
  private static final int SAME_PICTURES = 4;

  /** So many times as long as one look takes must the picture stay: looks are slow under load. */
  private static final int LOOKS_LONG = 15;

  /** CPU time that a handler may burn for one answer before it counts as never answering. */
  private static final long COMPUTING_MS = 4_000;

  /** The machine did not let the grader find out. */
  static final class Unsettled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Unsettled(String message) {
      super(message);
    }
  }

  /** What was seen at one look, and how long looking took. */
  private record Look(Snapshot snapshot, long tookNanos) {}

  private final ChildProcess child;
  private final Predicate<Snapshot> machinery;
  private List<Stack> lastSeen = List.of();

  /**
   * Watches that child.
   *
   * @param machinery takes one turn through all that a reply may still be in, as far as it is free
   *     by that snapshot; false when it did not get through
   */
  Patience(ChildProcess child, Predicate<Snapshot> machinery) {
    this.child = child;
    this.machinery = machinery;
  }

  /** Waits until it is done (true) or certain not to come (false). */
  boolean await(BooleanSupplier done) {
    return await(done, Duration.ZERO);
  }

  /**
   * The same, for something that may come by itself after {@code atLeast}: a time-out in the
   * submission, which no snapshot shows.
   *
   * @throws Unsettled when neither becomes certain
   */
  boolean await(BooleanSupplier done, Duration atLeast) {
    long start = System.nanoTime();
    Watch watch = new Watch(start, atLeast.toNanos());
    long nextLook = start + BETWEEN_LOOKS.toNanos();
    while (!done.getAsBoolean()) {
      long now = System.nanoTime();
      if (!child.alive()) {
        return done.getAsBoolean();
      }
      if (now - start > LAST_RESORT.toNanos()) {
        throw new Unsettled(
            "After %d s it was still open whether a reply would come: this machine is too busy"
                .formatted(LAST_RESORT.toSeconds()));
      }
      if (now >= nextLook) {
        Optional<Look> look = look();
        if (watch.settledBy(look, System.nanoTime())) {
          return done.getAsBoolean();
        }
        nextLook = System.nanoTime() + BETWEEN_LOOKS.toNanos();
      }
      LockSupport.parkNanos(300_000);
    }
    return true;
  }

  private Optional<Look> look() {
    long before = System.nanoTime();
    Optional<Snapshot> snapshot = child.snapshot(2_000);
    snapshot.ifPresent(seen -> lastSeen = seen.stacks());
    return snapshot.filter(machinery).map(seen -> new Look(seen, System.nanoTime() - before));
  }

  /** Compares one look with the next. */
  private static final class Watch {
    private final long start;
    private final long atLeastNanos;
    private Optional<Snapshot> before = Optional.empty();
    private long firstCpuMs = -1;
    private long slowestNanos;
    private long stillSince;
    private int same;

    Watch(long start, long atLeastNanos) {
      this.start = start;
      this.atLeastNanos = atLeastNanos;
    }

    /** Whether it is certain now that nothing will come. */
    boolean settledBy(Optional<Look> look, long now) {
      if (look.isEmpty()) {
        before = Optional.empty();
        same = 0;
        return false;
      }
      Snapshot snapshot = look.get().snapshot();
      firstCpuMs = firstCpuMs < 0 ? snapshot.cpuMs() : firstCpuMs;
      slowestNanos = Math.max(slowestNanos, look.get().tookNanos());
      boolean early = snapshot.timed() && now - start < FOR_TIMERS.toNanos();
      boolean still =
          snapshot.busy() == 0
              && !early
              && before.map(b -> b.holders().equals(snapshot.holders())).orElse(false);
      same = still ? same + 1 : 0;
      stillSince = same == 0 ? now : stillSince;
      before = Optional.of(snapshot);
      boolean computing = snapshot.cpuMs() - firstCpuMs > COMPUTING_MS;
      boolean resting = same >= SAME_PICTURES && now - stillSince > LOOKS_LONG * slowestNanos;
      return (computing || resting) && now - start >= atLeastNanos;
    }
  }

  /** The threads that held the worker when they were last looked at. */
  List<Stack> lastHolders() {
    return lastSeen.stream().filter(stack -> !stack.request().isEmpty()).toList();
  }
}
