package unblock.runtime;

import io.javalin.http.Handler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A running exercise: the student's handlers, their constructor arguments, and their server. */
final class RunningExercise {
  /**
   * The number of threads that read the rows of asynchronous look-ups. Reading a row takes less
   * than a millisecond.
   */
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
   * Starts the server and creates the handlers; {@link #start()} starts these.
   *
   * @param loader loads the classes of the submission
   * @param port the port to listen on; 0 for any free one
   * @param database the file with the newest version of the rows, always in the folder that the
   *     order names
   * @throws Throwable any exception of the handlers' constructor
   */
  static RunningExercise open(
      OpenOrder order,
      ClassLoader loader,
      int port,
      Supplier<Path> database,
      SlowCallGate gate,
      WorkerRegistry worker,
      SubmissionThreads threads)
      throws Throwable {
    WorkerPool pool = WorkerPool.of(order, threads);
    ExecutorService driver =
        Executors.newFixedThreadPool(READERS, task -> threads.daemon("database-driver", task));
    Path folder = database.get().toAbsolutePath().getParent();
    if (folder != null) {
      SqliteLibrary.useFrom(folder);
    }
    SqliteLibrary.load();
    SubmissionHandlers handlers = new SubmissionHandlers(loader, order.api(), order.routes());
    SlowCallGate reachable =
        order.threads() == HandlerThreads.VIRTUAL ? new GateBeforeTheDriver(gate) : gate;
    boolean isSerial = order.threads() == HandlerThreads.SERIAL;
    ExerciseServer server =
        ExerciseServer.start(
            routes(handlers, order.threads()),
            packageOf(order.handlers()),
            pool,
            worker,
            threads,
            port);
    RunningExercise exercise = new RunningExercise(handlers, server, driver);
    try {
      ArgumentContext context =
          // The thread of a serial server waits for the reply, so that it cannot complete it.
          new ArgumentContext(
              database,
              reachable,
              driver,
              isSerial ? driver : pool,
              worker,
              exercise.atTheEnd::add);
      List<Object> given = new ArrayList<>();
      for (ConstructorArgument each : order.arguments()) {
        given.add(maker(each.maker()).make(each.details(), context));
      }
      handlers.make(order.handlers(), given);
      return exercise;
    } catch (Throwable e) {
      exercise.stop();
      throw e;
    }
  }

  private static Map<String, Handler> routes(SubmissionHandlers handlers, HandlerThreads threads)
      throws IllegalAccessException {
    return switch (threads) {
      case POOL -> handlers.routes();
      case VIRTUAL -> handlers.routesOfVirtualThreads();
      case SERIAL -> SerialHandlers.of(handlers.routes());
    };
  }

  private static ArgumentMaker maker(String className) throws ReflectiveOperationException {
    return Class.forName(className)
        .asSubclass(ArgumentMaker.class)
        .getDeclaredConstructor()
        .newInstance();
  }

  /** Returns the package of that class. */
  static String packageOf(String className) {
    return className.substring(0, Math.max(0, className.lastIndexOf('.')));
  }

  int port() {
    return server.port();
  }

  /**
   * Starts the handlers if they are {@link unblock.given.Startable}, and returns when they have
   * started.
   *
   * @throws Exception any exception of their {@code start()}
   */
  void start() throws Exception {
    handlers.start();
  }

  /** Whether the server still runs when the handlers are closed. */
  boolean isStartable() {
    return handlers.isStartable();
  }

  /**
   * Stops the server and the database driver and closes the store. Running requests are dropped.
   */
  void stop() {
    server.stop();
    driver.shutdownNow();
    closeDependencies();
  }

  /** Closes the store and whatever else the handlers were given. May be called again. */
  void closeDependencies() {
    atTheEnd.forEach(Runnable::run);
  }

  /** Calls the handlers' {@code close()}, the first time, and returns when it has returned. */
  void close() {
    handlers.close();
  }
}
