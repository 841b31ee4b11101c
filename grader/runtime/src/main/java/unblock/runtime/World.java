package unblock.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * One exercise, running: the student's handlers, what they are given, and the server before them.
 */
final class World {
  /**
   * What an exercise gives.
   *
   * @param api the interface that the handlers implement
   * @param routes from the path of each route to the method of that interface that answers it
   * @param handlers the class with the handlers
   * @param workers how many threads run handlers
   * @param port to listen on; 0 for any free one
   * @param database the file with the newest version of the rows, always in the same folder
   * @param arguments what the constructor of the handlers may take
   */
  record Setting(
      String api,
      Map<String, String> routes,
      String handlers,
      int workers,
      int port,
      Supplier<Path> database,
      List<ConstructorArgument> arguments) {
    Setting {
      routes = new LinkedHashMap<>(routes);
      arguments = List.copyOf(arguments);
    }
  }

  /** Threads that read the rows of asynchronous look-ups, which takes less than a millisecond. */
  private static final int READERS = 2;

  private final Handlers handlers;
  private final Server server;
  private final ExecutorService driver;
  private final List<Runnable> atTheEnd = new ArrayList<>();

  private World(Handlers handlers, Server server, ExecutorService driver) {
    this.handlers = handlers;
    this.server = server;
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
    Handlers handlers = new Handlers(setting.api(), setting.routes());
    Server server =
        Server.start(
            handlers.routes(), home(setting.handlers()), pool, worker, threads, setting.port());
    World world = new World(handlers, server, driver);
    try {
      Surroundings around =
          new Surroundings(setting.database(), gate, driver, pool, worker, world.atTheEnd::add);
      List<Object> given = new ArrayList<>();
      for (ConstructorArgument each : setting.arguments()) {
        given.add(maker(each.maker()).make(each.details(), around));
      }
      handlers.make(setting.handlers(), given);
      return world;
    } catch (Throwable e) {
      world.stop();
      throw e;
    }
  }

  private static ArgumentMaker maker(String className) throws ReflectiveOperationException {
    return Class.forName(className)
        .asSubclass(ArgumentMaker.class)
        .getDeclaredConstructor()
        .newInstance();
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
    atTheEnd.forEach(Runnable::run);
  }

  /** Calls the handlers' {@code close()} and takes as long as that does. */
  void close() throws Exception {
    handlers.close();
  }
}
