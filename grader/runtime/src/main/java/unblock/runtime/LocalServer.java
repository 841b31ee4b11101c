package unblock.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The server of one exercise in this JVM, for somebody with curl: each slow call takes a while. */
public final class LocalServer {
  private LocalServer() {}

  /**
   * Starts it and makes the handlers. It runs until the process ends.
   *
   * @param api the interface that the handlers implement
   * @param routes from the path of each route to the method of that interface that answers it
   * @param handlers the class with the handlers
   * @param workers how many threads run handlers
   * @param port to listen on, on the loopback address
   * @param database the file with the rows
   * @param arguments what the constructor of the handlers may take
   * @param slow how long each slow call of a store takes
   * @throws Throwable whatever the handlers' constructor throws
   */
  public static void start(
      String api,
      Map<String, String> routes,
      String handlers,
      int workers,
      int port,
      Path database,
      List<ConstructorArgument> arguments,
      Duration slow)
      throws Throwable {
    Threads threads = new Threads();
    Worker worker = new Worker((request, what, nanos, cpuNanos) -> {}, threads);
    World.open(
        new World.Setting(api, routes, handlers, workers, port, () -> database, arguments),
        key -> waitFor(slow),
        worker,
        threads);
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
