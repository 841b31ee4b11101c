package unblock.runtime;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;

/**
 * One stay of a thread as the worker. What passes between two reports of the probes belongs to the
 * innermost call that is open, so that a call that ended by throwing, and therefore is still open,
 * gets what it did and nothing that another call does later.
 */
final class WorkerVisit {
  private static final int DEEPEST = 256;

  /** A call in a hot loop is counted further, but no more measured: a measurement takes 2 µs. */
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
    cpu = Bean.THREADS.getCurrentThreadCpuTime();
    waits = waits();
    startCpu = cpu;
  }

  /** Made when the first visit is, since most of it is loading classes. */
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

  /** Everything ends; CPU time of the whole visit in ns. */
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
    long cpuNow = Bean.THREADS.getCurrentThreadCpuTime();
    long waitsNow = waits();
    if (depth > 0) {
      ProbeRecorder.figures(open[depth - 1]).held(wallNow - wall, cpuNow - cpu);
      waited[depth - 1] |= waitsNow > waits;
    }
    wall = wallNow;
    cpu = cpuNow;
    waits = waitsNow;
  }

  /**
   * How often this thread has slept, been parked or waited to be notified. Locks count, too, and
   * the JDK takes some of its own now and then; monitors do not.
   */
  private long waits() {
    ThreadInfo info = Bean.THREADS.getThreadInfo(thread);
    return info == null ? 0 : info.getWaitedCount();
  }
}
