package unblock.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import unblock.engine.exercise.CurlExample;
import unblock.engine.exercise.Exercise;
import unblock.engine.exercise.Oracle;
import unblock.engine.exercise.TestData;
import unblock.engine.run.LocalDependencies;
import unblock.engine.scratch.HostileTreeDeleter;
import unblock.runtime.ConstructorArgument;
import unblock.runtime.LocalServer;

/**
 * Starts one exercise on port {@value #PORT} with the article's delay of 1 s for each slow call, so
 * that a student can watch it with curl.
 */
public final class ServeMain {
  private static final int PORT = 7070;
  private static final Duration SLOW = Duration.ofSeconds(1);

  private ServeMain() {}

  /**
   * Serves one exercise until the process is ended.
   *
   * @param arguments the exercise's id, as in {@code offload}
   */
  public static void main(String[] arguments) throws Throwable {
    Course course = Course.standard();
    Optional<Exercise> exercise =
        arguments.length == 1 ? course.find(arguments[0]) : Optional.empty();
    if (exercise.isEmpty()) {
      refuse(
          "Which exercise? One of %s, as in: mvn -q compile -Dserve=%s"
              .formatted(String.join(", ", course.ids()), course.ids().get(0)));
    }
    serve(exercise.orElseThrow());
  }

  private static void refuse(String sentence) {
    System.err.println(sentence);
    System.exit(2);
  }

  private static void serve(Exercise exercise) throws Throwable {
    String handlers = exercise.packageName() + "." + exercise.handlersName();
    try {
      Class.forName(handlers);
    } catch (ClassNotFoundException e) {
      refuse("%s is not there: does it compile? The errors stand further up.".formatted(handlers));
    }
    Path folder = Files.createTempDirectory("unblock-");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
    TestData data = new TestData(exercise.schema(), folder, 1);
    Oracle oracle = exercise.oracle(data);
    CurlExample example = oracle.curlExample();
    List<ConstructorArgument> given = LocalDependencies.open(exercise, oracle, SLOW);
    LocalServer.start(exercise.order(data.file(), given), PORT, SLOW);
    System.out.printf(
        "%s listens on http://127.0.0.1:%d (process %d). Each look-up takes 1 s. Try:%n"
            + "  curl %s http://127.0.0.1:%d%s%n"
            + "Ctrl-C ends it.%n",
        exercise.id(),
        PORT,
        ProcessHandle.current().pid(),
        example.options(),
        PORT,
        example.path());
    Thread.currentThread().join();
  }

  private static void delete(Path folder) {
    try {
      HostileTreeDeleter.delete(folder);
    } catch (IOException e) {
      return; // The system cleans up temporary folders later.
    }
  }
}
