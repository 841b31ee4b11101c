package unblock.engine.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.engine.Course;
import unblock.engine.EnglishTexts;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Advice;

/** Compiles small answers and compares the advice on their design, for and against each kind. */
class DesignAdviceTest {
  private static final String SOURCE =
      """
      package unblock.exercises.%s;
      import io.javalin.http.Context;
      import java.net.http.*;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.concurrent.atomic.*;
      import java.util.stream.*;
      import unblock.given.*;
      public class UserHandlers implements UserApi {
        %s
        public void login(Context ctx) { }
        public void history(Context ctx) { }
        public void info(Context ctx) throws Exception {
          %s
        }
      }
      """;

  @TempDir Path folder;

  static Stream<Arguments> cases() {
    return Stream.of(
        // A pool for each request.
        offload("", "Executors.newFixedThreadPool(4).execute(() -> ctx.status(1));", POOL),
        offload("", "ctx.future(() -> CompletableFuture.runAsync(() -> {}, make()));" + MAKE, POOL),
        offload("", "new Task().run(); } class Task { ExecutorService p = " + FIXED + MORE, POOL),
        offload("ExecutorService p = make();", "p.execute(() -> {});" + MAKE, ""),
        offload(LAZY, "p().execute(() -> {});", ""),
        offload("Map<String, ExecutorService> p = new HashMap<>();", CACHED_POOLS, ""),
        offload("static class Holder { static final Executor P = " + FIXED + "}", HOLDER, ""),
        // A method of the life of handlers that are not startable.
        offload("public void start() {}", "", "start-that-nobody-calls"),
        offload("public void start() {} UserHandlers() { start(); }", "", ""),
        offload("void start() {}", "", ""),
        // A client for each request.
        upstream("", "HttpClient.newHttpClient();", "client-per-request"),
        upstream("", "HttpClient.newBuilder().build();", "client-per-request"),
        upstream("HttpClient http = HttpClient.newHttpClient();", "http.version();", CLIENT),
        // A thread for each request.
        offload("", "new Thread(() -> ctx.status(1)).start();", "thread-per-request"),
        offload("", "Runnable task = () -> new Thread(() -> {}).start(); task.run();", THREAD),
        offload("UserHandlers() { new Thread(() -> {}).start(); }", "", ""),
        offload("ExecutorService p = Executors.newFixedThreadPool(4, r -> new Thread(r));", "", ""),
        // A pool without a bound.
        offload("Executor p = Executors.newCachedThreadPool();", "", "pool-without-bound"),
        offload("Executor p = " + pool("0, Integer.MAX_VALUE", DIRECT), "", "pool-without-bound"),
        offload("Executor p = " + pool("0, 64", DIRECT), "", ""),
        upstream("Executor p = Executors.newCachedThreadPool();", "", ""),
        // A pool that never grows.
        offload("Executor p = " + pool("1, 32", "new LinkedBlockingQueue<>()"), "", GROWS),
        offload("Executor p = " + pool("1, 32", "new LinkedBlockingQueue<>(8)"), "", ""),
        offload("Executor p = " + pool("32, 32", "new LinkedBlockingQueue<>()"), "", ""),
        // A pool that drops tasks.
        offload("Executor p = " + pool("16, 16", ROOM + ", " + DISCARD), "", "discarded-tasks"),
        offload("Executor p = " + pool("16, 16", ROOM + ", (r, e) -> { }"), "", "discarded-tasks"),
        offload("Executor p = " + pool("16, 16", ROOM + ", (r, e) -> r.run()"), "", ""),
        offload("Executor p = " + pool("16, 16", ENDLESS + ", " + DISCARD), "", ""),
        // A reply without a content type.
        offload("", "ctx.result(\"{}\");", "no-content-type"),
        offload("", "ctx.contentType(\"application/json\").result(\"{}\");", ""),
        offload("", "ctx.header(\"Content-Type\", \"application/json\").result(\"{}\");", ""),
        offload("", "ctx.json(Map.of());", ""),
        // A parallel stream.
        offload("", "List.of(1).parallelStream().count();", "parallel-stream"),
        offload("", "Stream.of(1).parallel().count();", "parallel-stream"),
        offload("", "Stream.of(1).count();", ""),
        // An exception that is dropped.
        offload("", "try { ctx.status(1); } catch (Exception e) { }", "dropped-exception"),
        offload("", "try { ctx.status(1); } catch (Exception e) { ctx.status(503); }", ""),
        offload("", "try { Thread.sleep(1); } catch (InterruptedException e) { }", ""),
        offload("", "try { Integer.parseInt(\"\"); } catch (NumberFormatException e) { }", ""),
        // A future that nobody uses.
        offload("", "CompletableFuture.runAsync(() -> ctx.status(1));", "unused-future"),
        offload("", "CompletableFuture.runAsync(() -> " + CATCHES + ");", ""),
        offload("", "ctx.future(() -> CompletableFuture.runAsync(() -> ctx.status(1)));", ""),
        // A stack trace.
        offload("", "new Throwable().printStackTrace();", "printed-stack-trace"),
        // Good designs.
        offload("ExecutorService p = " + FIXED + CLOSE, "", GOOD),
        offload("ThreadPoolExecutor p = " + pool("1, 32", ENDLESS) + CLOSE, "", GROWS),
        offload("ExecutorService p = " + FIXED, "", ""));
  }

  private static final String POOL = "pool-per-request";
  private static final String CLIENT = "shared-client";
  private static final String THREAD = "thread-per-request";
  private static final String GROWS = "pool-never-grows";
  private static final String GOOD = "shared-pool";
  private static final String FIXED = "Executors.newFixedThreadPool(16);";
  private static final String DIRECT = "new SynchronousQueue<>()";
  private static final String CLOSE = " public void close() { p.shutdown(); }";
  private static final String ROOM = "new ArrayBlockingQueue<>(64)";
  private static final String ENDLESS = "new LinkedBlockingQueue<>()";
  private static final String DISCARD = "new ThreadPoolExecutor.DiscardPolicy()";
  private static final String MAKE = " } static ExecutorService make() { return " + FIXED;
  private static final String MORE = " void run() { p.execute(() -> {}); } ";
  private static final String LAZY =
      "ExecutorService p; Executor p() { if (p == null) { p = " + FIXED + " } return p; }";
  private static final String CACHED_POOLS =
      "p.computeIfAbsent(\"a\", key -> Executors.newFixedThreadPool(16)).execute(() -> {});";
  private static final String HOLDER = "Holder.P.execute(() -> {});";
  private static final String CATCHES =
      "{ try { ctx.status(1); } catch (RuntimeException e) { ctx.status(503); } }";

  private static String pool(String sizes, String queue) {
    return "new ThreadPoolExecutor(%s, 1, TimeUnit.SECONDS, %s);".formatted(sizes, queue);
  }

  private static Arguments offload(String members, String body, String key) {
    return Arguments.of("offload", members, body, key);
  }

  private static Arguments upstream(String members, String body, String key) {
    return Arguments.of("upstream", members, body, key);
  }

  @ParameterizedTest(name = "{3}: {1} {2}")
  @MethodSource("cases")
  void saysWhatIsCertain(String id, String members, String body, String key) throws IOException {
    List<Advice> advice = advice(id, members, body);

    assertThat(advice)
        .extracting(Advice::key)
        .containsExactlyElementsOf(key.isEmpty() ? List.of() : List.of(key));
  }

  @Test
  void saysWhatWhereAndWhy() throws IOException {
    List<Advice> advice = advice("offload", "", "new Thread(() -> ctx.status(1)).start();");

    assertThat(advice)
        .extracting(each -> EnglishTexts.english(each.message()))
        .containsExactly(
            "UserHandlers.info starts a new thread each time it runs (UserHandlers.java:14), so"
                + " that many requests at once need as many threads. What could set a bound?");
  }

  @Test
  void givesNoAdviceOnBrokenClassFiles() throws IOException {
    Files.write(folder.resolve("Broken.class"), new byte[] {1, 2, 3});

    assertThat(DesignAdvice.on(folder, exercise("offload"))).isEmpty();
  }

  private List<Advice> advice(String id, String members, String body) throws IOException {
    String text = SOURCE.formatted(id, members, body);
    Path source = Files.writeString(folder.resolve("UserHandlers.java"), text);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-g", "-d", classes.toString(), source.toString());
    assertThat(status).isZero();
    return DesignAdvice.on(classes, exercise(id));
  }

  private static Exercise exercise(String id) {
    return Course.standard().find(id).orElseThrow();
  }
}
