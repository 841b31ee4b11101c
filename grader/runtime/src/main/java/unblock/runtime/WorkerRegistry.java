package unblock.runtime;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Records which request holds a thread of the server, from the start of a handler or continuation
 * until it returns. Jetty's threads swap roles, so that a thread is the worker because of the code
 * that it runs and not because of its name.
 */
final class WorkerRegistry {
  /** Receives an event whenever a request takes or leaves the worker. */
  interface Marks {
    /**
     * Receives an event.
     *
     * @param what {@code enter} or {@code exit}
     * @param nanos the time, by {@link System#nanoTime}
     * @param cpuNanos for {@code exit}: the CPU time since {@code enter}, in ns
     */
    void mark(String request, String what, long nanos, long cpuNanos);
  }

  /** Stands for a request without an id. */
  static final String SOME_REQUEST = "?";

  /**
   * Compared by identity: a thread whose {@code equals} is overridden could claim to equal another.
   */
  private final Map<Thread, String> holders = Collections.synchronizedMap(new IdentityHashMap<>());

  private final Marks marks;
  private final SubmissionThreads threads;

  /**
   * Creates a registry in which no request holds a worker.
   *
   * @param threads identifies the threads that run handlers
   */
  WorkerRegistry(Marks marks, SubmissionThreads threads) {
    this.marks = marks;
    this.threads = threads;
  }

  /**
   * Runs a part of that request on the calling thread, and marks its start and its end. A nested
   * part is not marked: otherwise a submission that calls the server's filter again would seem to
   * leave the worker.
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
   * Returns the request for which the calling thread is the worker. Returns {@link #SOME_REQUEST}
   * on a thread of the server that does something else, and an empty text on all other threads.
   */
  String request() {
    Thread thread = Thread.currentThread();
    return holders.getOrDefault(thread, threads.isWorker(thread) ? SOME_REQUEST : "");
  }

  /**
   * Returns the request that holds that thread, or an empty text. If a thread of the server runs a
   * job that is not the server's, because a submission uses the pool as an executor, the result is
   * {@link #SOME_REQUEST}.
   */
  String holder(LiveThread live) {
    boolean isTaken = threads.isWorker(live.thread()) && ServerJobs.isForeign(live.stack());
    return holders.getOrDefault(live.thread(), isTaken ? SOME_REQUEST : "");
  }
}
