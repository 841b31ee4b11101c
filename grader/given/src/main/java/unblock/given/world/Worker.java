package unblock.given.world;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows which request holds a thread of the server, from the moment its handler or one of its
 * continuations begins until it returns. Jetty's threads swap roles, so the worker is known by what
 * it does and not by its name.
 */
final class Worker {
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

  private final Set<Thread> serverThreads =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
  private final Map<Thread, String> holders = new ConcurrentHashMap<>();
  private final Marks marks;

  Worker(Marks marks) {
    this.marks = marks;
  }

  /** Runs a part of that request on the calling thread, and marks when it began and ended. */
  void run(String request, Callable<?> part) throws Exception {
    Thread thread = Thread.currentThread();
    holders.put(thread, request);
    marks.mark(request, "enter", System.nanoTime(), 0);
    Probes.begin();
    try {
      part.call();
    } finally {
      long cpuNanos = Probes.end();
      holders.remove(thread);
      marks.mark(request, "exit", System.nanoTime(), cpuNanos);
    }
  }

  /** Remembers that thread as one of the server's, which all can be the worker. */
  Thread employ(Thread thread) {
    serverThreads.add(thread);
    return thread;
  }

  /**
   * The request for which the calling thread is the worker; {@link #SOME_REQUEST} on a thread of
   * the server that does something else, and an empty text on all others.
   */
  String request() {
    Thread thread = Thread.currentThread();
    return holders.getOrDefault(thread, serverThreads.contains(thread) ? SOME_REQUEST : "");
  }

  /**
   * Every thread that is a worker now, with the request that holds it. A thread of the server that
   * runs a job which is not the server's, because someone took its pool for an executor, is held by
   * {@link #SOME_REQUEST}.
   *
   * @param stacks what the threads are doing now
   */
  Map<Thread, String> holders(Map<Thread, StackTraceElement[]> stacks) {
    Map<Thread, String> all = new HashMap<>(holders);
    stacks.forEach(
        (thread, stack) -> {
          if (serverThreads.contains(thread) && ServerJobs.isForeign(stack)) {
            all.putIfAbsent(thread, SOME_REQUEST);
          }
        });
    return all;
  }
}
