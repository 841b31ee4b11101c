package unblock.bench.compare;

import static java.util.stream.Collectors.joining;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Records which handler holds which thread. Jetty's threads swap roles, so that a thread counts as
 * the worker only while it runs a request or a continuation.
 */
final class HandlerThreads {
  private final Map<Thread, String> holders = new ConcurrentHashMap<>();
  private final Runnable begins;
  private final Runnable ends;

  /**
   * Creates a record that runs a task when a thread becomes the worker and another when that ends,
   * both on that thread.
   */
  HandlerThreads(Runnable begins, Runnable ends) {
    this.begins = begins;
    this.ends = ends;
  }

  /** A part of a handler, which can throw anything. */
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

  /**
   * Returns the frames of the threads that a handler holds, innermost frame first, one per line.
   */
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

  /** Returns the handler that holds this thread, or an empty text. */
  String holder() {
    return holders.getOrDefault(Thread.currentThread(), "");
  }
}
