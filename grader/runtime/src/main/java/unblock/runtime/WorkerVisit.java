package unblock.runtime;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/**
 * One stay of a thread as the worker. The time between two reports of the probes counts for the
 * innermost open call. A call that ended by throwing stays open; it gets its own time and none of a
 * later call.
 */
final class WorkerVisit {
  private static final int DEEPEST = 256;

  /**
   * After this many runs a call in a hot loop is still counted but no longer measured: a
   * measurement takes 2 µs.
   */
  private static final long MOST_MEASURED = 2_000;

  private final long thread = Thread.currentThread().getId();
  private final int[] open = new int[DEEPEST];
  private final boolean[] waited = new boolean[DEEPEST];
  private int depth;
  private final long startCpu;
  private long wall;
  private long cpu;
  private long waits;

  WorkerVisit() {
    wall = System.nanoTime();
    cpu = cpuTime();
    waits = waits();
    startCpu = cpu;
  }

  /** Created with the first visit, because most of the cost is loading classes. */
  private static final class Bean {
    static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  }

  void enter(int site) {
    if (ProbeRecorder.figures(site).passed() > MOST_MEASURED || depth == DEEPEST) {
      return;
    }
    settle();
    open[depth] = site;
    waited[depth] = false;
    depth++;
  }

  void exit(int site) {
    int at = depth - 1;
    while (at >= 0 && open[at] != site) {
      at--;
    }
    if (at >= 0) {
      settle();
      close(at);
    }
  }

  /** Ends all open calls and returns the CPU time of the whole visit in ns. */
  long end() {
    settle();
    close(0);
    return cpu - startCpu;
  }

  private void close(int downTo) {
    while (depth > downTo) {
      depth--;
      if (waited[depth]) {
        ProbeRecorder.figures(open[depth]).waitedOnce();
      }
    }
  }

  private void settle() {
    long wallNow = System.nanoTime();
    long cpuNow = cpuTime();
    long waitsNow = waits();
    if (depth > 0) {
      ProbeRecorder.figures(open[depth - 1]).held(wallNow - wall, cpuNow - cpu);
      waited[depth - 1] |= waitsNow > waits;
    }
    wall = wallNow;
    cpu = cpuNow;
    waits = waitsNow;
  }

  /** The CPU time of this thread in ns; 0 for a virtual thread, which has none of its own. */
  private static long cpuTime() {
    try {
      return Bean.THREADS.getCurrentThreadCpuTime();
    } catch (UnsupportedOperationException e) {
      return 0;
    }
  }

  /**
   * Returns how often this thread has slept, been parked or waited to be notified. Locks count, and
   * the JDK itself takes some now and then; monitors do not count.
   */
  private long waits() {
    ThreadInfo info = Bean.THREADS.getThreadInfo(thread);
    return info == null ? 0 : info.getWaitedCount();
  }
}
