package unblock.engine.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.engine.Course;
import unblock.engine.EnglishTexts;
import unblock.engine.model.Advice;

/** Compiles handlers that drain, right and wrong, and compares the advice on their design. */
class DrainAdviceTest {
  private static final String SOURCE =
      """
      package unblock.exercises.lifespan;
      import io.javalin.http.Context;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.concurrent.atomic.*;
      import java.util.concurrent.locks.*;
      import unblock.given.*;
      public class UserHandlers implements UserApi, Startable {
        volatile boolean closing; volatile boolean open; int plain;
        final AtomicBoolean shut = new AtomicBoolean();
        final AtomicInteger running = new AtomicInteger(); final LongAdder adder = new LongAdder();
        final Phaser phaser = new Phaser(1); final Semaphore permits = new Semaphore(9);
        final Set<Context> requests = ConcurrentHashMap.newKeySet();
        final Lock lock = new ReentrantLock(); UserStore users; ExecutorService pool;
        final CountDownLatch done = new CountDownLatch(1);
        boolean refused() { return closing; }
        int count() { return running.incrementAndGet(); }
        void nap() throws InterruptedException { Thread.sleep(20); }
        public void start() { open = true; }
        public void login(Context ctx) { }
        public void history(Context ctx) { }
        public void info(Context ctx) {
          %s
        }
        public void close() {
          try { %s } catch (Exception e) { Thread.currentThread().interrupt(); }
        }
      }
      """;

  private static final String CLOSE =
      "closing = true; shut.set(true); while (running.get() + adder.sum() + plain > 0"
          + " || !requests.isEmpty() || phaser.getRegisteredParties() > 1) Thread.sleep(20);";
  private static final String COUNT = "running.incrementAndGet(); users.find(\"a\");";
  private static final String RACE = "check-then-count";
  private static final String BOUND = "bounded-drain";

  @TempDir Path folder;

  static Stream<Arguments> cases() {
    return Stream.of(
        // The look at the phase before the count.
        Arguments.of("if (!open || closing) return; " + COUNT, CLOSE, RACE),
        Arguments.of("if (shut.get()) return; adder.increment(); users.find(\"a\");", CLOSE, RACE),
        Arguments.of("if (closing) return; plain++; users.find(\"a\");", CLOSE, RACE),
        Arguments.of("if (closing) return; running.addAndGet(1);", CLOSE, RACE),
        Arguments.of("if (closing) return; requests.add(ctx);", CLOSE, RACE),
        Arguments.of("if (closing) return; phaser.register();", CLOSE, RACE),
        Arguments.of("if (refused()) return; count(); users.find(\"a\");", CLOSE, RACE),
        Arguments.of("if (!closing) { " + COUNT + " }", CLOSE, RACE),
        Arguments.of(
            "ctx.future(() -> { if (closing) return null; count(); return null; });", CLOSE, RACE),
        Arguments.of(
            "synchronized (this) { if (closing) return; } synchronized (this) { plain++; }",
            CLOSE,
            RACE),
        Arguments.of("if (closing) return; " + COUNT + " if (closing) plain--;", CLOSE, RACE),
        // The count first, another look after it, or a lock around both.
        Arguments.of("running.incrementAndGet(); if (!closing) users.find(\"a\");", CLOSE, ""),
        Arguments.of(
            "if (closing) return; count(); if (closing) return; users.find(\"a\");", CLOSE, ""),
        Arguments.of("if (!open) return; " + COUNT, CLOSE, ""),
        Arguments.of("synchronized (this) { if (closing) return; plain++; }", CLOSE, ""),
        Arguments.of(
            "if (closing) return; synchronized (this) { if (closing) return; plain++; }",
            CLOSE,
            ""),
        Arguments.of(
            "lock.lock(); try { if (closing) return; count(); } finally { lock.unlock(); }",
            CLOSE,
            ""),
        Arguments.of("if (closing) return; if (phaser.register() < 0) return;", CLOSE, ""),
        Arguments.of("if (closing) return; if (!permits.tryAcquire()) return;", CLOSE, ""),
        Arguments.of("if (closing) return; " + COUNT, CLOSE + " pool.shutdown();", ""),
        // The wait of close().
        Arguments.of("", "pool.awaitTermination(5, TimeUnit.SECONDS);", BOUND),
        Arguments.of("", "done.await(1500, TimeUnit.MILLISECONDS);", BOUND),
        Arguments.of("", "synchronized (this) { wait(2_000); }", BOUND),
        Arguments.of("", "pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);", ""),
        Arguments.of("", "while (!pool.awaitTermination(5, TimeUnit.SECONDS)) {}", ""),
        Arguments.of("", "while (running.get() > 0) nap();", ""),
        Arguments.of("", "done.await(5, TimeUnit.SECONDS); done.await();", ""),
        Arguments.of("", "synchronized (this) { while (plain > 0) wait(); }", ""),
        Arguments.of("", "", ""));
  }

  @ParameterizedTest(name = "{2}: {0} {1}")
  @MethodSource("cases")
  void saysWhatIsCertain(String request, String close, String key) throws IOException {
    assertThat(advice(request, close))
        .extracting(Advice::key)
        .containsExactlyElementsOf(key.isEmpty() ? List.of() : List.of(key));
  }

  @ParameterizedTest
  @MethodSource("sentences")
  void namesTheLines(String request, String close, String sentence) throws IOException {
    assertThat(advice(request, close))
        .extracting(each -> EnglishTexts.english(each.message()))
        .containsExactly(sentence);
  }

  static Stream<Arguments> sentences() {
    return Stream.of(
        Arguments.of(
            "if (closing) return;\n" + COUNT,
            CLOSE,
            "UserHandlers.java:23 checks whether the server is closing, and UserHandlers.java:24"
                + " counts the request. What happens if close() runs between the two?"),
        Arguments.of(
            "",
            "pool.awaitTermination(5, TimeUnit.SECONDS);",
            "close() waits at most 5 s (UserHandlers.java:26), and then it returns. What does a"
                + " client get whose look-up takes longer?"));
  }

  private List<Advice> advice(String request, String close) throws IOException {
    Path source =
        Files.writeString(folder.resolve("UserHandlers.java"), SOURCE.formatted(request, close));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-g", "-d", classes.toString(), source.toString());
    assertThat(status).isZero();
    return DesignAdvice.on(classes, Course.standard().find("lifespan").orElseThrow());
  }
}
