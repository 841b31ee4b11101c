package unblock.runtime;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The figures of one call in the submission: how often it ran on the worker, whether it ran
 * elsewhere, and its times and waits on the worker.
 */
final class SiteFigures {
  /**
   * A real call reaches this count in the largest rendezvous, and is then checked several times.
   */
  private static final long FIRST_CHECK = 64;

  private final AtomicLong onWorker = new AtomicLong();
  private final AtomicLong waited = new AtomicLong();
  private final AtomicLong wallNanos = new AtomicLong();
  private final AtomicLong cpuNanos = new AtomicLong();
  private volatile boolean elsewhere;
  private volatile long nextCheck = FIRST_CHECK + drawn(FIRST_CHECK);

  void passedElsewhere() {
    if (!elsewhere) {
      elsewhere = true;
    }
  }

  /** Counts a start of the call on the worker and returns the count. */
  long passed() {
    return onWorker.incrementAndGet();
  }

  private static long drawn(long bound) {
    return ThreadLocalRandom.current().nextLong(bound);
  }

  /**
   * Whether to check now that the report is from probed code. Checks are rare, and a submission
   * cannot predict them.
   */
  boolean isCheckDue() {
    long passed = onWorker.get();
    if (passed < nextCheck) {
      return false;
    }
    nextCheck = passed + passed / 2 + drawn(passed);
    return true;
  }

  void waitedOnce() {
    waited.incrementAndGet();
  }

  void held(long wall, long cpu) {
    wallNanos.addAndGet(wall);
    cpuNanos.addAndGet(cpu);
  }

  /**
   * Returns the figures, separated by blanks: the number of the call, how often it ran on the
   * worker, 1 if it ran elsewhere or else 0, in how many runs on the worker the thread waited, and
   * the time and the CPU time on the worker in ns, without nested calls.
   */
  String tell(int site) {
    return "%d %d %d %d %d %d"
        .formatted(
            site, onWorker.get(), elsewhere ? 1 : 0, waited.get(), wallNanos.get(), cpuNanos.get());
  }
}
