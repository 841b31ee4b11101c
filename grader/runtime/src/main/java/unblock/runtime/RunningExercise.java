package unblock.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * One exercise, running: the student's handlers, what they are given, and the server before them.
 */
final class RunningExercise {
  /** Threads that read the rows of asynchronous look-ups, which takes less than a millisecond. */
  private static final int READERS = 2;

  private final SubmissionHandlers handlers;
  private final ExerciseServer server;
  private final ExecutorService driver;
  private final List<Runnable> atTheEnd = new ArrayList<>();

  private RunningExercise(
      SubmissionHandlers handlers, ExerciseServer server, ExecutorService driver) {
    this.handlers = handlers;
    this.server = server;
    this.driver = driver;
  }

  /**
   * Starts the server and makes the handlers.
   *
   * @param port to listen on; 0 for any free one
   * @param database the file with the newest version of the rows, always in the folder that the
   *     order names
   * @throws Throwable whatever the handlers' constructor throws
   */
  static RunningExercise open(
      OpenOrder order,
      int port,
      Supplier<Path> database,
      SlowCallGate gate,
      WorkerRegistry worker,
      SubmissionThreads threads)
      throws Throwable {
    WorkerPool pool = new WorkerPool(order.workers(), threads);
    ExecutorService driver =
        Executors.newFixedThreadPool(READERS, task -> threads.daemon("database-driver", task));
    Path beside = database.get().toAbsolutePath().getParent();
    if (beside != null) {
      SqliteLibrary.useFrom(beside);
    }
    SqliteLibrary.load();
    SubmissionHandlers handlers = new SubmissionHandlers(order.api(), order.routes());
    ExerciseServer server =
        ExerciseServer.start(
            handlers.routes(), home(order.handlers()), pool, worker, threads, port);
    RunningExercise world = new RunningExercise(handlers, server, driver);
    try {
      ArgumentContext around =
          new ArgumentContext(database, gate, driver, pool, worker, world.atTheEnd::add);
      List<Object> given = new ArrayList<>();
      for (ConstructorArgument each : order.arguments()) {
        given.add(maker(each.maker()).make(each.details(), around));
      }
      handlers.make(order.handlers(), given);
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
  void close() {
    handlers.close();
  }
}
