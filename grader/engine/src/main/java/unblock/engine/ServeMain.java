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
import unblock.message.Message;
import unblock.message.Translator;
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
   * Serves one exercise until this process, or the one that started it, is ended.
   *
   * @param arguments the exercise's id, as in {@code offload}
   */
  public static void main(String[] arguments) throws Throwable {
    // A signal to Maven alone left the server behind, with its port.
    ProcessHandle.current()
        .parent()
        .ifPresent(
            starter -> {
              var unused = starter.onExit().thenRun(() -> System.exit(0));
            });
    Course course = Course.standard();
    Optional<Exercise> exercise =
        arguments.length == 1 ? course.find(arguments[0]) : Optional.empty();
    if (exercise.isEmpty()) {
      refuse(
          Message.of(
              "serve.which-exercise", "exercises", course.ids(), "first", course.ids().get(0)));
    }
    serve(exercise.orElseThrow());
  }

  private static void refuse(Message message) {
    System.err.println(texts().text(message));
    System.exit(2);
  }

  private static void serve(Exercise exercise) throws Throwable {
    String handlers = exercise.handlersClass();
    try {
      Class.forName(handlers);
    } catch (ClassNotFoundException e) {
      refuse(Message.of("serve.no-class", "type", handlers));
    }
    Path folder = Files.createTempDirectory("unblock-");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
    TestData data = new TestData(exercise.schema(), folder, 1);
    Oracle oracle = exercise.oracle(data);
    CurlExample example = oracle.curlExample();
    List<ConstructorArgument> given = LocalDependencies.open(exercise, oracle, SLOW);
    LocalServer.start(exercise.order(data.file(), given), PORT, SLOW);
    Message started =
        Message.of(
            "serve.started",
            "exercise",
            exercise.id(),
            "address",
            "http://127.0.0.1:" + PORT,
            "process",
            ProcessHandle.current().pid(),
            "options",
            example.options(),
            "path",
            example.path());
    System.out.println(texts().text(started));
    Thread.currentThread().join();
  }

  private static Translator texts() {
    return Translator.preferred(Course.standard().exercises());
  }

  private static void delete(Path folder) {
    try {
      HostileTreeDeleter.delete(folder);
    } catch (IOException e) {
      return; // The system cleans up temporary folders later.
    }
  }
}
