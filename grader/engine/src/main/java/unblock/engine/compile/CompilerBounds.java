package unblock.engine.compile;

import java.time.Duration;

/** What compiling the sources of one exercise may use. */
final class CompilerBounds {
  /**
   * So many times the CPU time that the JVM took to start, on this machine. An ordinary answer
   * takes five times as much in a JVM that has compiled nothing yet (400 ms of 80), then half.
   */
  private static final int TIMES_THE_START = 100;

  /** The time of a start is known to 10 ms, and is short where classes are shared. */
  private static final Duration LEAST_CPU = Duration.ofSeconds(10);

  private static final Duration MOST_CPU = Duration.ofSeconds(60);

  /** Decides only where the system does not tell CPU time, or the machine is stopped. */
  static final Duration WALL = Duration.ofMinutes(3);

  static final int HEAP_MIB = 256;

  /** A right answer of thirty classes has 60 KiB. */
  static final int CLASSES_MIB = 8;

  private CompilerBounds() {}

  /** The CPU time for one compilation in a JVM that took that much to start. */
  static Duration cpu(Duration start) {
    Duration most = start.multipliedBy(TIMES_THE_START);
    return most.compareTo(LEAST_CPU) < 0
        ? LEAST_CPU
        : most.compareTo(MOST_CPU) > 0 ? MOST_CPU : most;
  }
}
