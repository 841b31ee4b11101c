package unblock.runtime;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * A known piece of computing, so that CPU time can be told in a unit that is the same on a fast and
 * a slow machine: a million steps of integer arithmetic, each of which needs the one before.
 */
final class CpuYardstick {
  private static final int STEPS = 1_000_000;
  private static final int TRIES = 5;

  /** Where the outcome goes, so that no compiler drops the loop. */
  @SuppressWarnings("UnusedVariable")
  private static volatile long sink;

  private CpuYardstick() {}

  /** CPU time in ns, the least of some tries: the first ones run before the loop is compiled. */
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
