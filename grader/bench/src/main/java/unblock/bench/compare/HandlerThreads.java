package unblock.bench.compare;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Which handler holds which thread. Jetty's threads swap roles, so a thread counts as the worker
 * only while it runs a request or a continuation.
 */
final class HandlerThreads {
  private final Map<Thread, String> holders = new ConcurrentHashMap<>();
  private final Runnable begins;
  private final Runnable ends;

  /** Tells when a thread becomes the worker, and when it is it no more; on that thread. */
  HandlerThreads(Runnable begins, Runnable ends) {
    this.begins = begins;
    this.ends = ends;
  }

  /** What can fail in any way. */
  interface Part {
    void run() throws Exception;
  }

  void run(String handler, Part part) throws Exception {
    holders.put(Thread.currentThread(), handler);
    begins.run();
    try {
      part.run();
    } finally {
      ends.run();
      holders.remove(Thread.currentThread());
    }
  }

  boolean isMarked(Thread thread) {
    return holders.containsKey(thread);
  }

  /** Where the threads stand that a handler holds, innermost frame first, each frame a line. */
  String frames() {
    return holders.keySet().stream()
        .flatMap(thread -> Stream.of(thread.getStackTrace()))
        .map(
            frame ->
                "%s.%s(%s:%d)"
                    .formatted(
                        frame.getClassName(),
                        frame.getMethodName(),
                        frame.getFileName(),
                        frame.getLineNumber()))
        .collect(joining("|"));
  }

  /** The handler that holds this thread, or an empty text. */
  String holder() {
    return holders.getOrDefault(Thread.currentThread(), "");
  }
}
