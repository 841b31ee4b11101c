package unblock.bench.compare;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which handler holds which thread. Jetty's threads swap roles, so a thread counts as the worker
 * only while it runs a request or a continuation.
 */
final class Marks {
  private final Map<Thread, String> holders = new ConcurrentHashMap<>();

  /** What can fail in any way. */
  interface Part {
    void run() throws Exception;
  }

  void run(String handler, Part part) throws Exception {
    holders.put(Thread.currentThread(), handler);
    try {
      part.run();
    } finally {
      holders.remove(Thread.currentThread());
    }
  }

  boolean isMarked(Thread thread) {
    return holders.containsKey(thread);
  }

  /** The handler that holds this thread, or an empty text. */
  String holder() {
    return holders.getOrDefault(Thread.currentThread(), "");
  }
}
