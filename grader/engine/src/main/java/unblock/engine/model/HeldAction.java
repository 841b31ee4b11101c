package unblock.engine.model;

import java.util.Locale;

/** What the grader did in a step of a held trial. */
public enum HeldAction {
  SENT,
  RELEASED,
  /** It released everything and let later calls pass. */
  OPENED,
  /** It started a second server and made its handlers. */
  MADE,
  /** It called {@code start()} of the handlers. */
  STARTED,
  /** It called {@code close()} of the handlers, while the server ran. */
  CLOSED,
  /** It interrupted the thread that ran {@code close()}. */
  INTERRUPTED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
