package unblock.engine.run;

import java.util.concurrent.TimeUnit;

/**
 * The change of the machine's time of day since an instant, relative to its monotonic clock. On 17,
 * the time-outs of a submission's HttpClient follow the time of day.
 */
final class TimeOfDayShift {
  /** More than the gradual adjustment of a clock during one question. */
  private static final long NOTICEABLE_MS = 50;

  private final long offsetMs = offsetMs();

  private TimeOfDayShift() {}

  /** Starts the comparison now. */
  static TimeOfDayShift sinceNow() {
    return new TimeOfDayShift();
  }

  /** Whether the time of day was set noticeably. */
  boolean noticeable() {
    return Math.abs(offsetMs() - offsetMs) > NOTICEABLE_MS;
  }

  private static long offsetMs() {
    return System.currentTimeMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}
