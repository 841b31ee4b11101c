package unblock.engine.run;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What all waits of one exercise may take together, in all of its children. Each wait has a bound
 * of its own, and a submission that stays just below it each time would keep the grader for hours.
 *
 * <p>Counted is time that the submission itself takes: while its threads wait for something else
 * than a core, and the CPU time that they get. Time in which they wait for a core is the machine's
 * and is not counted. Right answers were seen to take 105 s on a machine with twelve busy threads
 * on its two cores, nearly all of it without a core; on an idle one a whole run takes 4 s.
 */
final class WaitingBudget {
  /** Eight constructors that each take as long as they may, and as much again. */
  static final Duration MOST = Duration.ofMinutes(2);

  /** Between two looks no more is counted: a machine that was suspended has not been waited for. */
  private static final Duration LONGEST = Duration.ofMillis(2_400);

  /**
   * What the clock may show in all, also where nothing can be counted: not less than this, and so
   * many times as long as the first child took to start before any code of the submission ran. A
   * right answer takes 15 times as long as that.
   */
  private static final Duration LAST_RESORT = Duration.ofMinutes(10);

  private static final long TIMES_THE_START = 200;

  private final long mostNanos;
  private final AtomicLong spentNanos = new AtomicLong();
  private volatile long untilNanos = Long.MAX_VALUE;

  WaitingBudget(Duration most) {
    mostNanos = most.toNanos();
  }

  /** The first child has started: the clock runs from now on. Later calls do nothing. */
  void begin(long now, long startNanos) {
    if (untilNanos == Long.MAX_VALUE) {
      untilNanos = now + Math.max(LAST_RESORT.toNanos(), TIMES_THE_START * startNanos);
    }
  }

  /** The most that is counted of so long a time between two looks. */
  static long countable(long nanos) {
    return Math.min(nanos, LONGEST.toNanos());
  }

  /** Takes what the submission itself has taken between these two looks. */
  void take(ChildSnapshot before, ChildSnapshot after, long nanos) {
    take(own(before, after, nanos));
  }

  /** Takes all of that time. */
  void take(long nanos) {
    spentNanos.addAndGet(nanos);
  }

  /** How much of that time between two looks was not for want of a core, in ns. */
  static long own(ChildSnapshot before, ChildSnapshot after, long nanos) {
    long cpuNanos = Math.max(0, after.cpuMs() - before.cpuMs()) * 1_000_000;
    return Math.min(nanos, idle(before, after, nanos) + cpuNanos);
  }

  private static long idle(ChildSnapshot before, ChildSnapshot after, long nanos) {
    if (before.ran().isEmpty() || after.ran().isEmpty()) {
      return before.busy() == 0 && after.busy() == 0 ? nanos : 0;
    }
    // What its threads ran and waited for cores; no such figure when one of them does so now.
    long ran = after.ran().getAsLong() - before.ran().getAsLong();
    return ran < 0 || ran > nanos ? 0 : nanos - ran;
  }

  /** Whether the submission has taken all that it may. */
  boolean isSpent() {
    return spentNanos.get() >= mostNanos;
  }

  /** How much it may take, in s. */
  long seconds() {
    return mostNanos / 1_000_000_000;
  }

  /** Whether the clock alone says that it is enough, which the machine may have caused. */
  boolean isOverLastResort(long now) {
    return now > untilNanos;
  }
}
