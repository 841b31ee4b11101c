package unblock.engine.exercise;

import java.time.Duration;

/** How handlers are made for a trial: with what they are regularly given, or so that it fails. */
public enum HandlerSetting {
  /** All works, and no time-out is ever reached. */
  REGULAR,
  /** The time-out is short, so that a silent service is soon known. */
  SHORT_TIMEOUT,
  /** The service refuses connections. */
  UNREACHABLE;

  /** How long a service may be silent under {@link #SHORT_TIMEOUT}. */
  public static final Duration SHORT = Duration.ofMillis(200);
}
