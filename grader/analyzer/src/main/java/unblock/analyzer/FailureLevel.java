package unblock.analyzer;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The least certain kind of findings that fails a check; each level includes the one before. */
public enum FailureLevel {
  /** Calls that block. */
  BLOCKS(EnumSet.of(Severity.BLOCKS)),
  /** Calls that may block, or that compute for long. */
  MAY_BLOCK(EnumSet.of(Severity.BLOCKS, Severity.MAY_BLOCK, Severity.COMPUTES)),
  /** Calls that cannot be analysed, and all else but notes. */
  OPAQUE(EnumSet.complementOf(EnumSet.of(Severity.NOTE)));

  private final Set<Severity> failing;

  FailureLevel(Set<Severity> failing) {
    this.failing = failing;
  }

  /** Whether a finding with that severity fails the check. */
  public boolean includes(Severity severity) {
    return failing.contains(severity);
  }

  /** The word on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
