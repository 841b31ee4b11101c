package unblock.engine.run;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The common time limit of all waits of one exercise, in all of its children. Each wait has a limit
 * of its own, but a submission that stays just below it each time would keep the grader busy for
 * hours.
 *
 * <p>The budget counts time that the submission itself takes: time in which its threads wait for
 * anything but a core, and the CPU time that they get. Time in which they wait for a core is caused
 * by the machine and is not counted. Correct answers took 105 s on a machine with twelve busy
 * threads on its two cores, nearly all of it without a core; on an idle one a whole run takes 4 s.
 */
final class WaitingBudget {
  /** Eight constructors that each take the longest allowed time, and as much again. */
  static final Duration MOST = Duration.ofMinutes(2);

  /**
   * The most that is counted between two snapshots: the grader did not wait while the machine was
   * suspended.
   */
  private static final Duration LONGEST = Duration.ofMillis(2_400);

  /**
   * The limit in wall time, also where the submission's share cannot be measured: at least this,
   * and so many times as long as the first child took to start before any code of the submission
   * ran. A correct answer takes 15 times as long as that.
   */
  private static final Duration LAST_RESORT = Duration.ofMinutes(10);

  private static final long TIMES_THE_START = 200;

  private final long mostNanos;
  private final AtomicLong spentNanos = new AtomicLong();
  private volatile long untilNanos = Long.MAX_VALUE;

  WaitingBudget(Duration most) {
    mostNanos = most.toNanos();
  }

  /** Starts the wall-time limit when the first child has started. Later calls have no effect. */
  void begin(long now, long startNanos) {
    if (untilNanos == Long.MAX_VALUE) {
      untilNanos = now + Math.max(LAST_RESORT.toNanos(), TIMES_THE_START * startNanos);
    }
  }

  /** The counted part of a time between two snapshots. */
  static long countable(long nanos) {
    return Math.min(nanos, LONGEST.toNanos());
  }

  /** Counts the submission's own time between these two snapshots. */
  void take(ChildSnapshot before, ChildSnapshot after, long nanos) {
    take(own(before, after, nanos));
  }

  /** Counts all of that time. */
  void take(long nanos) {
    spentNanos.addAndGet(nanos);
  }

  /** The part of that time between two snapshots in which no core was missing, in ns. */
  static long own(ChildSnapshot before, ChildSnapshot after, long nanos) {
    long cpuNanos = Math.max(0, after.cpuMs() - before.cpuMs()) * 1_000_000;
    return Math.min(nanos, idle(before, after, nanos) + cpuNanos);
  }

  private static long idle(ChildSnapshot before, ChildSnapshot after, long nanos) {
    if (before.ran().isEmpty() || after.ran().isEmpty()) {
      return before.busy() == 0 && after.busy() == 0 ? nanos : 0;
    }
    // The time in which its threads ran and waited for cores; unknown when one of them does so now.
    long ran = after.ran().getAsLong() - before.ran().getAsLong();
    return ran < 0 || ran > nanos ? 0 : nanos - ran;
  }

  /** Whether the submission has used up the limit. */
  boolean isSpent() {
    return spentNanos.get() >= mostNanos;
  }

  /** The limit, in s. */
  long seconds() {
    return mostNanos / 1_000_000_000;
  }

  /** Whether the wall-time limit is exceeded, which the machine may have caused. */
  boolean isOverLastResort(long now) {
    return now > untilNanos;
  }
}
