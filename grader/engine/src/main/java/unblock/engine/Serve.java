package unblock.engine;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import unblock.engine.exercise.CurlExample;
import unblock.engine.exercise.Dependency;
import unblock.engine.exercise.Exercise;
import unblock.engine.exercise.Fault;
import unblock.engine.exercise.HandlerSetting;
import unblock.engine.exercise.Oracle;
import unblock.engine.exercise.RunContext;
import unblock.engine.exercise.SharedServices;
import unblock.engine.exercise.TestData;
import unblock.engine.scratch.HostileTreeDeleter;
import unblock.runtime.ConstructorArgument;
import unblock.runtime.LocalServer;

/**
 * Starts one exercise on port {@value #PORT} with the article's delay of 1 s for each slow call, so
 * that a student can watch it with curl.
 */
public final class Serve {
  private static final int PORT = 7070;
  private static final Duration SLOW = Duration.ofSeconds(1);

  private Serve() {}

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
    CurlExample example = exercise.curlExample(data);
    LocalServer.start(exercise.order(data.file(), arguments(exercise, data)), PORT, SLOW);
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
      return; // The system's own clean-up of temporary folders follows.
    }
  }

  private static List<ConstructorArgument> arguments(Exercise exercise, TestData data)
      throws IOException {
    List<ConstructorArgument> arguments = new ArrayList<>();
    RunContext here = new Here(exercise.oracle(data));
    for (Dependency each : exercise.dependencies()) {
      arguments.addAll(each.open(here).arguments(HandlerSetting.REGULAR));
    }
    return arguments;
  }

  /** The one run of this process: nothing fails, and a service is slow, too. */
  private record Here(Oracle oracle) implements RunContext, SharedServices {
    private static final Map<Class<?>, CompletableFuture<?>> STARTED = new ConcurrentHashMap<>();

    @Override
    public String id() {
      return "serve";
    }

    @Override
    public CompletableFuture<Boolean> arrive(String key) {
      return CompletableFuture.supplyAsync(
          () -> true, CompletableFuture.delayedExecutor(SLOW.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public Optional<Fault> fault(String key) {
      return Optional.empty();
    }

    @Override
    public SharedServices services() {
      return this;
    }

    @Override
    public <S extends AutoCloseable> CompletableFuture<S> get(Class<S> type, Supplier<S> maker) {
      return STARTED
          .computeIfAbsent(type, none -> CompletableFuture.completedFuture(maker.get()))
          .thenApply(type::cast);
    }

    @Override
    public boolean ping(URI address, Duration most) {
      return true;
    }
  }
}
