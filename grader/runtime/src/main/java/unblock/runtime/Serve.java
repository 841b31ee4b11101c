package unblock.runtime;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import unblock.given.User;

/**
 * Starts one exercise on port {@value #PORT} with the article's delay of 1 s for each look-up, so
 * that a student can watch it with curl.
 */
public final class Serve {
  private static final int PORT = 7070;
  private static final int ONE_WORKER = 1;
  private static final int SOME_WORKERS = 4;
  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final Map<String, Integer> WORKERS =
      Map.of(
          "worker-pool", SOME_WORKERS,
          "event-loop", ONE_WORKER,
          "offload", ONE_WORKER,
          "upstream", ONE_WORKER);
  private static final List<User> USERS =
      List.of(
          new User("alice", "secret", "Alice likes tea.", "logged in on Monday"),
          new User("bob", "hunter2", "Bob fixes bikes.", "never logged in"),
          new User("carol", "pa55", "Carol sings.", "logged in on Friday"));

  private Serve() {}

  /**
   * Serves one exercise until the process is ended.
   *
   * @param arguments the exercise's id, as in {@code offload}
   */
  public static void main(String[] arguments) throws Throwable {
    if (arguments.length != 1 || !WORKERS.containsKey(arguments[0])) {
      System.err.println(
          "Which exercise? One of worker-pool, event-loop, offload, upstream, as in: mvn -q compile"
              + " -Dserve=offload");
      System.exit(2);
    }
    String exercise = arguments[0];
    Threads threads = new Threads();
    Worker worker = new Worker((request, what, nanos, cpuNanos) -> {}, threads);
    Gate oneSecond = Serve::oneSecond;
    try {
      Class.forName(handlers(exercise));
    } catch (ClassNotFoundException e) {
      System.err.println(
          "%s is not there: does it compile? The errors stand further up."
              .formatted(handlers(exercise)));
      System.exit(2);
    }
    Path file = database();
    World.open(
        new World.Setting(
            handlers(exercise),
            WORKERS.getOrDefault(exercise, ONE_WORKER),
            PORT,
            () -> file,
            exercise.equals("upstream")
                ? SlowService.start(USERS, oneSecond)
                : URI.create("http://127.0.0.1/"),
            TIMEOUT),
        oneSecond,
        worker,
        threads);
    System.out.printf(
        "%s listens on http://127.0.0.1:%d (process %d). Each look-up takes 1 s. Try:%n"
            + "  curl -d username=alice -d password=secret http://127.0.0.1:%d/login%n"
            + "Ctrl-C ends it.%n",
        exercise, PORT, ProcessHandle.current().pid(), PORT);
    Thread.currentThread().join();
  }

  private static String handlers(String exercise) {
    return "unblock.exercises." + exercise.replace("-", "") + ".UserHandlers";
  }

  private static void oneSecond(String username) throws IOException {
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the look-up was interrupted", e);
    }
  }

  private static Path database() throws IOException, SQLException {
    Path folder = Files.createTempDirectory("unblock-");
    folder.toFile().deleteOnExit();
    Path file = folder.resolve("users.db");
    Database.write(file, USERS);
    file.toFile().deleteOnExit();
    return file;
  }
}
