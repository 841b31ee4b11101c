package unblock.runtime;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * A computation of a known size, which turns CPU time into a unit that is the same on fast and slow
 * machines: a million steps of integer arithmetic. Each step needs the result of the step before.
 */
final class CpuYardstick {
  private static final int STEPS = 1_000_000;
  private static final int TRIES = 5;

  /** Receives the result, so that no compiler removes the loop. */
  @SuppressWarnings("UnusedVariable")
  private static volatile long sink;

  private CpuYardstick() {}

  /**
   * Returns the CPU time in ns: the minimum of several runs, because the first runs execute before
   * the loop is compiled.
   */
  static long nanos() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < TRIES; i++) {
      long start = threads.getCurrentThreadCpuTime();
      sink = compute(start);
      least = Math.min(least, threads.getCurrentThreadCpuTime() - start);
    }
    return least;
  }

  private static long compute(long seed) {
    long value = seed;
    for (int i = 0; i < STEPS; i++) {
      value = value * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
      value ^= value >>> 29;
    }
    return value;
  }
}
