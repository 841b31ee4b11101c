package unblock.runtime;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** How often one call of the submission ran on the worker and elsewhere, and what it did there. */
final class SiteFigures {
  /** An honest call is made so often in the largest rendezvous, and checked some times there. */
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

  /** It begins on the worker; how often it has by now. */
  long passed() {
    return onWorker.incrementAndGet();
  }

  private static long drawn(long bound) {
    return ThreadLocalRandom.current().nextLong(bound);
  }

  /** Whether it is time to look at who reports it: rarely, and when cannot be foreseen. */
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
   * Separated by blanks: the site, how often it ran on the worker, 1 if it ran elsewhere or 0, in
   * how many of those on the worker the thread waited, and the time and the CPU time on the worker
   * in ns, without those of calls further in.
   */
  String tell(int site) {
    return "%d %d %d %d %d %d"
        .formatted(
            site, onWorker.get(), elsewhere ? 1 : 0, waited.get(), wallNanos.get(), cpuNanos.get());
  }
}
