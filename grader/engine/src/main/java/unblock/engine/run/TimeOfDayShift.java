package unblock.engine.run;

import java.util.concurrent.TimeUnit;

/**
 * How far the machine's time of day was set since an instant, against its monotonic clock. On 17,
 * the time-outs of a submission's HttpClient follow the time of day.
 */
final class TimeOfDayShift {
  /** More than what adjusts a clock slowly does to it while one question is asked. */
  private static final long NOTICEABLE_MS = 50;

  private final long offsetMs = offsetMs();

  private TimeOfDayShift() {}

  /** Compares from now on. */
  static TimeOfDayShift sinceNow() {
    return new TimeOfDayShift();
  }

  /** Whether the time of day differs noticeably from what it would be, had nobody set it. */
  boolean noticeable() {
    return Math.abs(offsetMs() - offsetMs) > NOTICEABLE_MS;
  }

  private static long offsetMs() {
    return System.currentTimeMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}
