package unblock.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The server of one exercise in this JVM, for use with curl. Each slow call takes a fixed time. */
public final class LocalServer {
  private LocalServer() {}

  /**
   * Starts the server and creates the handlers. The server runs until the process ends.
   *
   * @param port the port to listen on, on the loopback address
   * @param slow how long each slow call of a store takes
   * @throws Throwable any exception of the handlers' constructor
   */
  public static void start(OpenOrder order, int port, Duration slow) throws Throwable {
    SubmissionThreads threads = new SubmissionThreads();
    WorkerRegistry worker = new WorkerRegistry((request, what, nanos, cpuNanos) -> {}, threads);
    Path database = Path.of(order.database());
    ClassLoader loader = ClassLoader.getSystemClassLoader();
    RunningExercise.open(order, loader, port, () -> database, key -> waitFor(slow), worker, threads)
        .start();
  }

  private static void waitFor(Duration slow) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(slow.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the look-up was interrupted", e);
    }
  }
}
