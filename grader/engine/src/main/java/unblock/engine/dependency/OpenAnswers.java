package unblock.engine.dependency;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The answers of one run that its gate has let go and the service has not sent completely.
 * Thread-safe.
 *
 * <p>The thread of such an answer may wait for a core, and a ping on another thread may overtake
 * it: 2 of some 1,050 gradings on a machine with 20 busy threads gave up two replies that nothing
 * kept back.
 */
final class OpenAnswers {
  private final Set<UUID> open = new HashSet<>();

  /** The gate has let the answer to that request go. */
  synchronized void begin(UUID request) {
    open.add(request);
  }

  /** The answer to that request has been sent. */
  synchronized void end(UUID request) {
    open.remove(request);
    notifyAll();
  }

  /**
   * Waits until the answers that are open now have been sent, at most that long. Those that have
   * not been sent by then are given up: their connections are broken.
   */
  synchronized void await(Duration most) throws InterruptedException {
    Set<UUID> waited = new HashSet<>(open);
    long end = System.nanoTime() + most.toNanos();
    while (open.stream().anyMatch(waited::contains)) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        open.removeAll(waited);
        return;
      }
      wait(left);
    }
  }
}
