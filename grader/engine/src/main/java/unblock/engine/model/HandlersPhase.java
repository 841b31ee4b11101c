package unblock.engine.model;

import java.util.Locale;

/** The phases in the life of handlers. */
public enum HandlersPhase {
  NOT_MADE,
  /** The constructor runs. */
  MAKING,
  MADE,
  /** {@code start()} runs. */
  STARTING,
  STARTED,
  /** {@code close()} runs. */
  CLOSING,
  CLOSED,
  /** The last method threw an exception. */
  FAILED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
