package unblock.engine.compile;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * The compiler processes of a grader. Usually one is enough: compiling takes a fortieth of a
 * grading, and a second process would have to warm up first. Another one starts only when all of
 * them work on sources that take far more CPU time than an ordinary answer, so that such sources do
 * not delay the others. Wall time does not decide this: on a busy machine a class of 16 started ten
 * processes in a row, which took 11 of its 40 s of CPU time. Thread-safe.
 */
final class CompilerPool {
  /**
   * An ordinary answer takes 0.4 s in a process that has not compiled before. With 2 s, a second
   * process was seen to start for ordinary answers on a busy machine.
   */
  private static final Duration FAR_MORE = Duration.ofSeconds(5);

  /** The time between two checks of the CPU time while a caller waits. */
  private static final long BETWEEN_LOOKS_MS = 100;

  private final Deque<CompilerProcess> idle = new ArrayDeque<>();
  private final Set<CompilerProcess> busy = new HashSet<>();
  private boolean closed;

  /**
   * Returns a process for the caller alone, who has to {@link #give} it back or to {@link #drop}
   * it.
   *
   * @throws IOException when the pool is closed, or no process can be started
   */
  synchronized CompilerProcess take() throws IOException {
    while (!closed && idle.isEmpty() && busy.stream().anyMatch(CompilerPool::isOrdinary)) {
      try {
        wait(BETWEEN_LOOKS_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("Interrupted", e);
      }
    }
    if (closed) {
      throw new IOException("Closed");
    }
    CompilerProcess process = idle.isEmpty() ? new CompilerProcess() : idle.pop();
    busy.add(process);
    return process;
  }

  private static boolean isOrdinary(CompilerProcess process) {
    return process.cpuOfRequest().compareTo(FAR_MORE) < 0;
  }

  /** Takes back a process that can serve the next request. */
  synchronized void give(CompilerProcess process) {
    busy.remove(process);
    if (closed) {
      process.close();
    } else {
      idle.push(process);
    }
    notifyAll();
  }

  /** Removes a process that has ended or is no longer usable. */
  synchronized void drop(CompilerProcess process) {
    busy.remove(process);
    process.close();
    notifyAll();
  }

  /** Ends all processes, also during a compilation. */
  synchronized void close() {
    closed = true;
    idle.forEach(CompilerProcess::close);
    idle.clear();
    busy.forEach(CompilerProcess::close);
    notifyAll();
  }
}
