package unblock.engine.compile;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * The compiler processes of a grader. Usually one is enough: compiling is a hundredth of a grading,
 * and a second process first has to learn what the first one knows. Whoever finds all of them busy
 * for a while gets one more, so that sources which keep one busy delay nobody for long.
 * Thread-safe.
 */
final class CompilerPool {
  /** As long as a process takes to start and to compile the first answer. */
  private static final long TO_WAIT_NANOS = 500_000_000;

  private final Deque<CompilerProcess> idle = new ArrayDeque<>();
  private final Set<CompilerProcess> busy = new HashSet<>();
  private boolean closed;

  /**
   * One for the caller alone, who has to {@link #give} it back or to {@link #drop} it.
   *
   * @throws IOException when the pool is closed, or no process can be started
   */
  synchronized CompilerProcess take() throws IOException {
    long until = System.nanoTime() + TO_WAIT_NANOS;
    long left = TO_WAIT_NANOS;
    while (!closed && idle.isEmpty() && !busy.isEmpty() && left > 0) {
      try {
        wait(1 + left / 1_000_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("Interrupted", e);
      }
      left = until - System.nanoTime();
    }
    if (closed) {
      throw new IOException("Closed");
    }
    CompilerProcess process = idle.isEmpty() ? new CompilerProcess() : idle.pop();
    busy.add(process);
    return process;
  }

  /** It waits for the next request. */
  synchronized void give(CompilerProcess process) {
    busy.remove(process);
    if (closed) {
      process.close();
    } else {
      idle.push(process);
    }
    notifyAll();
  }

  /** It has ended, or is of no use any more. */
  synchronized void drop(CompilerProcess process) {
    busy.remove(process);
    process.close();
    notifyAll();
  }

  /** Ends all of them, also those that compile. */
  synchronized void close() {
    closed = true;
    idle.forEach(CompilerProcess::close);
    idle.clear();
    busy.forEach(CompilerProcess::close);
    notifyAll();
  }
}
