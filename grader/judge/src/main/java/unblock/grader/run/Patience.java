package unblock.grader.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import unblock.grader.model.Evidence.Stack;

/**
 * Decides that something will not come any more: not from a constant, but because the child, asked
 * several times, shows that nothing moves in it. A child that is slow, starved or stopped does not
 * answer or shows another picture each time, and is waited for.
 */
final class Patience {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(120);
  private static final Duration FOR_TIMERS = Duration.ofSeconds(3);
  private static final Duration LAST_RESORT = Duration.ofSeconds(60);
  private static final int SAME_PICTURES = 3;

  /** CPU time that a handler may burn for one answer before it counts as never answering. */
  private static final long COMPUTING_MS = 3_000;

  /** Share of a core below which a JVM counts as resting: its own compiler and timers. */
  private static final double RESTING = 0.3;

  private final ChildProcess child;
  private List<Stack> lastSeen = List.of();

  Patience(ChildProcess child) {
    this.child = child;
  }

  /** Waits until it is done (true) or certain not to come (false). */
  boolean await(BooleanSupplier done) {
    return await(done, Duration.ZERO);
  }

  /**
   * The same, for something that may come by itself after {@code atLeast}: a time-out in the
   * submission, which no snapshot shows.
   */
  boolean await(BooleanSupplier done, Duration atLeast) {
    long start = System.nanoTime();
    long nextLook = start + BETWEEN_LOOKS.toNanos();
    Optional<Snapshot> before = Optional.empty();
    long firstCpu = -1;
    long beforeNanos = start;
    int same = 0;
    while (!done.getAsBoolean()) {
      long now = System.nanoTime();
      if (!child.alive() || now - start > LAST_RESORT.toNanos()) {
        return done.getAsBoolean();
      }
      if (now >= nextLook) {
        Optional<Snapshot> seen = child.snapshot(1_000);
        long seenNanos = System.nanoTime();
        if (seen.isPresent()) {
          Snapshot snapshot = seen.get();
          lastSeen = snapshot.stacks();
          firstCpu = firstCpu < 0 ? snapshot.cpuMs() : firstCpu;
          if (snapshot.cpuMs() - firstCpu > COMPUTING_MS) {
            return done.getAsBoolean();
          }
          boolean resting =
              before.isPresent() && resting(before.get(), snapshot, seenNanos - beforeNanos);
          boolean early = snapshot.timed() && now - start < FOR_TIMERS.toNanos();
          same = resting && !early ? same + 1 : 0;
        }
        before = seen;
        beforeNanos = seenNanos;
        if (same >= SAME_PICTURES && now - start >= atLeast.toNanos()) {
          return done.getAsBoolean();
        }
        nextLook = seenNanos + BETWEEN_LOOKS.toNanos();
      }
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(300));
    }
    return true;
  }

  private static boolean resting(Snapshot before, Snapshot now, long nanos) {
    double cpuNanos = TimeUnit.MILLISECONDS.toNanos(now.cpuMs() - before.cpuMs());
    return before.holders().equals(now.holders()) && cpuNanos < RESTING * nanos;
  }

  /** What the threads did when they were last looked at. */
  List<Stack> lastSeen() {
    return lastSeen;
  }

  /** The threads that held the worker when they were last looked at. */
  List<Stack> lastHolders() {
    return lastSeen.stream().filter(stack -> !stack.request().isEmpty()).toList();
  }
}
