package unblock.engine;

import io.javalin.util.JavalinBindException;
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
 * Starts one exercise, so that a student can watch it with curl. {@code -Dserve.port} names another
 * port than {@value #PORT}, {@code -Dserve.seconds} another delay for each slow call than {@value
 * #SECONDS} s, such as one that leaves time for a thread dump.
 */
public final class ServeMain {
  private static final int PORT = 7070;
  private static final int LAST_PORT = 65_535;
  private static final int SECONDS = 1;
  private static final int MOST_SECONDS = 60;

  private ServeMain() {}

  /**
   * Serves one exercise until this process, or the one that started it, is ended.
   *
   * @param arguments the exercise's id, as in {@code offload}
   * @throws Throwable any exception of the handlers' constructor
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
    int port = number("serve.port", PORT, LAST_PORT);
    int seconds = number("serve.seconds", SECONDS, MOST_SECONDS);
    serve(exercise.orElseThrow(), port, seconds);
  }

  private static int number(String option, int usual, int most) {
    String text = System.getProperty(option, Integer.toString(usual));
    int number = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    if (number < 1 || number > most) {
      refuse(
          Message.of(
              "serve.no-number", "option", option, "text", text, "most", most, "usual", usual));
    }
    return number;
  }

  private static void refuse(Message message) {
    System.err.println(texts().text(message));
    System.exit(2);
  }

  private static void serve(Exercise exercise, int port, int seconds) throws Throwable {
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
    Duration slow = Duration.ofSeconds(seconds);
    List<ConstructorArgument> given = LocalDependencies.open(exercise, oracle, slow);
    try {
      LocalServer.start(exercise.order(data.file(), given), port, slow);
    } catch (JavalinBindException e) {
      refuse(
          Message.of(
              "serve.port-in-use", "port", port, "other", port == LAST_PORT ? PORT : port + 1));
    }
    Message started =
        Message.of(
            "serve.started",
            "exercise",
            exercise.id(),
            "address",
            "http://127.0.0.1:" + port,
            "process",
            ProcessHandle.current().pid(),
            "seconds",
            seconds,
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
