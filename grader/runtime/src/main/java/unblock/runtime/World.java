package unblock.runtime;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import unblock.given.UserApi;

/**
 * One exercise, running: the student's handlers, the stores behind them, the server before them.
 */
final class World {
  /**
   * What an exercise gives.
   *
   * @param handlers the class with the three handlers
   * @param workers how many threads run handlers
   * @param port to listen on; 0 for any free one
   * @param database the file with the newest version of the users' rows, always in the same folder
   * @param upstream where info and history come from, when the exercise has an upstream service
   * @param timeout how long the upstream service may be silent
   */
  record Setting(
      String handlers,
      int workers,
      int port,
      Supplier<Path> database,
      URI upstream,
      Duration timeout) {}

  /** Threads that read the rows of asynchronous look-ups, which takes less than a millisecond. */
  private static final int READERS = 2;

  private final UserApi api;
  private final Server server;
  private final SqliteUserStore store;
  private final ExecutorService driver;

  private World(UserApi api, Server server, SqliteUserStore store, ExecutorService driver) {
    this.api = api;
    this.server = server;
    this.store = store;
    this.driver = driver;
  }

  /**
   * Starts the server and makes the handlers.
   *
   * @throws Throwable whatever the handlers' constructor throws
   */
  static World open(Setting setting, Gate gate, Worker worker, Threads threads) throws Throwable {
    WorkerPool pool = new WorkerPool(setting.workers(), threads);
    ExecutorService driver =
        Executors.newFixedThreadPool(READERS, task -> threads.daemon("database-driver", task));
    Path beside = setting.database().get().toAbsolutePath().getParent();
    if (beside != null) {
      SqliteLibrary.useFrom(beside);
    }
    SqliteLibrary.load();
    SqliteUserStore store = new SqliteUserStore(setting.database(), gate);
    LateHandlers late = new LateHandlers();
    Server server =
        Server.start(late, home(setting.handlers()), pool, worker, threads, setting.port());
    World world = new World(late, server, store, driver);
    try {
      late.set(
          Handlers.make(
              setting.handlers(),
              List.of(
                  store,
                  new LoopUserStore(gate, store::row, driver, pool, worker),
                  setting.upstream(),
                  setting.timeout())));
      return world;
    } catch (Throwable e) {
      world.stop();
      throw e;
    }
  }

  /** The package of that class. */
  private static String home(String className) {
    return className.substring(0, Math.max(0, className.lastIndexOf('.')));
  }

  int port() {
    return server.port();
  }

  /** Ends the server, the database driver and idle connections; requests under way are dropped. */
  void stop() {
    server.stop();
    driver.shutdownNow();
    store.close();
  }

  /** Calls the handlers' {@code close()} and takes as long as that does. */
  void close() {
    api.close();
  }
}
