package unblock.engine.exercise;

import java.time.Duration;

/**
 * The arguments with which handlers are created for a trial: regular ones, or ones that cause a
 * failure.
 */
public enum HandlerSetting {
  /** All dependencies work, and no time-out is ever reached. */
  REGULAR,
  /** The time-out is short, so that a silent service is detected soon. */
  SHORT_TIMEOUT,
  /** The service refuses connections. */
  UNREACHABLE;

  /** The time-out under {@link #SHORT_TIMEOUT}. */
  public static final Duration SHORT = Duration.ofMillis(200);
}
