package unblock.analyzer;

import java.util.Locale;

/** The least certain kind of findings that fails a check; each level includes the one before. */
public enum FailureLevel {
  /** Calls that block. */
  BLOCKS(Severity.BLOCKS),
  /** Calls that may block, or that compute for long. */
  MAY_BLOCK(Severity.COMPUTES),
  /** Calls that cannot be analysed, and all else but notes. */
  OPAQUE(Severity.ERROR);

  private final Severity least;

  FailureLevel(Severity least) {
    this.least = least;
  }

  /** Whether a finding with that severity fails the check. */
  public boolean includes(Severity severity) {
    return severity.compareTo(least) <= 0;
  }

  /** The word on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
