package unblock.engine.compile;

import java.time.Duration;

/** The limits for compiling the sources of one exercise. */
final class CompilerBounds {
  /**
   * The CPU time as a multiple of the JVM's start on this machine. An ordinary answer takes five
   * times as much as a start in a JVM that has not compiled before (400 ms of 80), later half.
   */
  private static final int TIMES_THE_START = 100;

  /** The time of a start is measured in steps of 10 ms, and is short where classes are shared. */
  private static final Duration LEAST_CPU = Duration.ofSeconds(10);

  private static final Duration MOST_CPU = Duration.ofSeconds(60);

  /** Decides only where the system does not report CPU time, or the machine is stopped. */
  static final Duration WALL = Duration.ofMinutes(3);

  static final int HEAP_MIB = 256;

  /** A correct answer of thirty classes has 60 KiB. */
  static final int CLASSES_MIB = 8;

  private CompilerBounds() {}

  /** The CPU time for one compilation in a JVM whose start took that much. */
  static Duration cpu(Duration start) {
    Duration most = start.multipliedBy(TIMES_THE_START);
    return most.compareTo(LEAST_CPU) < 0
        ? LEAST_CPU
        : most.compareTo(MOST_CPU) > 0 ? MOST_CPU : most;
  }
}
