package unblock.runtime;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Knows which request holds a thread of the server, from the moment its handler or one of its
 * continuations begins until it returns. Jetty's threads swap roles, so the worker is known by what
 * it does and not by its name.
 */
final class WorkerRegistry {
  /** Told whenever a request takes or leaves the worker. */
  interface Marks {
    /**
     * Something happened.
     *
     * @param what {@code enter} or {@code exit}
     * @param nanos the time, as {@link System#nanoTime} has it
     * @param cpuNanos when leaving: CPU time since taking it, in ns
     */
    void mark(String request, String what, long nanos, long cpuNanos);
  }

  /** Stands for a request that did not say which one it is. */
  static final String SOME_REQUEST = "?";

  /** By identity: whoever overrides {@code equals} in a thread would pass for another one. */
  private final Map<Thread, String> holders = Collections.synchronizedMap(new IdentityHashMap<>());

  private final Marks marks;
  private final SubmissionThreads threads;

  /**
   * A worker that nobody holds.
   *
   * @param threads knows the threads that run handlers
   */
  WorkerRegistry(Marks marks, SubmissionThreads threads) {
    this.marks = marks;
    this.threads = threads;
  }

  /**
   * Runs a part of that request on the calling thread, and marks when it began and ended. Within
   * another part it only runs: a submission that finds the server's filter and calls it once more
   * would else leave the worker by that.
   */
  void run(String request, Callable<?> part) throws Exception {
    Thread thread = Thread.currentThread();
    if (holders.putIfAbsent(thread, request) != null) {
      part.call();
      return;
    }
    marks.mark(request, "enter", System.nanoTime(), 0);
    ProbeRecorder.begin();
    try {
      part.call();
    } finally {
      long cpuNanos = ProbeRecorder.end();
      holders.remove(thread);
      marks.mark(request, "exit", System.nanoTime(), cpuNanos);
    }
  }

  /**
   * The request for which the calling thread is the worker; {@link #SOME_REQUEST} on a thread of
   * the server that does something else, and an empty text on all others.
   */
  String request() {
    Thread thread = Thread.currentThread();
    return holders.getOrDefault(thread, threads.isWorker(thread) ? SOME_REQUEST : "");
  }

  /**
   * The request that holds that thread, or an empty text. A thread of the server that runs a job
   * which is not the server's, because someone took its pool for an executor, is held by {@link
   * #SOME_REQUEST}.
   */
  String holder(LiveThread live) {
    boolean isTaken = threads.isWorker(live.thread()) && ServerJobs.isForeign(live.stack());
    return holders.getOrDefault(live.thread(), isTaken ? SOME_REQUEST : "");
  }
}
