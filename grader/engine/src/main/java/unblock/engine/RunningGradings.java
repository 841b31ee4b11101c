package unblock.engine;

import java.time.Duration;

/** Counts the running gradings; once it is closed, no other begins. Thread-safe. */
final class RunningGradings {
  private int count;
  private boolean closed;

  /** Whether one more grading may begin; if so, {@link #end} has to follow. */
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

  /** Whether it is closed, so that no other grading begins. */
  synchronized boolean isClosed() {
    return closed;
  }

  /** Waits until no grading is running, at most that long. */
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
