package unblock.engine;

import java.time.Duration;

/** Counts what is under way; once it is closed, nothing more begins. Thread-safe. */
final class RunningGradings {
  private int count;
  private boolean closed;

  /** Whether one more may begin; if so, {@link #end} has to follow. */
  synchronized boolean begin() {
    count += closed ? 0 : 1;
    return !closed;
  }

  synchronized void end() {
    count--;
    notifyAll();
  }

  synchronized void close() {
    closed = true;
  }

  /** Whether nothing more begins. */
  synchronized boolean isClosed() {
    return closed;
  }

  /** Waits until nothing is under way any more, at most that long. */
  synchronized void settle(Duration most) throws InterruptedException {
    long until = System.nanoTime() + most.toNanos();
    while (count > 0) {
      long leftMs = Duration.ofNanos(until - System.nanoTime()).toMillis();
      if (leftMs <= 0) {
        return;
      }
      wait(leftMs);
    }
  }
}
