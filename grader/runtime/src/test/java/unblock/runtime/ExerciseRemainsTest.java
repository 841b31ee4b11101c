package unblock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unblock.runtime.ExerciseRemains.Kind;

class ExerciseRemainsTest {
  private static final String WAITING =
      """
      public class Waiting implements Runnable {
        private final java.util.concurrent.CountDownLatch end;
        public Waiting(java.util.concurrent.CountDownLatch end) { this.end = end; }
        public void run() {
          try { end.await(); } catch (InterruptedException e) { throw new RuntimeException(e); }
        }
      }
      """;

  private static final String FINALIZED =
      """
      public class Finalized {
        @Override protected void finalize() { System.setProperty("late", "yes"); }
      }
      """;

  private final SubmissionThreads threads = new SubmissionThreads();
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<Object> kept = new ArrayList<>();

  @TempDir Path folder;

  private ExerciseRemains remains;

  @BeforeEach
  void begin() throws Exception {
    compile("Waiting", WAITING);
    compile("Finalized", FINALIZED);
    threads.markAll();
    remains = new ExerciseRemains(threads, OpenSockets.open());
  }

  @Test
  void nothingIsLeftOfAnObjectThatNobodyKeeps() throws Exception {
    assertThat(remains.of(used(object -> {}))).isEmpty();
  }

  @Test
  void anObjectThatSomebodyKeepsIsLeft() throws Exception {
    assertThat(remains.of(used(kept::add))).contains(Kind.OBJECT);
    assertThat(kept).hasSize(1);
  }

  @Test
  void anObjectWhoseFinalizerHasYetToRunIsLeft() throws Exception {
    SubmissionLoader loader = new SubmissionLoader(folder);
    var unused = loader.loadClass("Finalized").getConstructor().newInstance();
    unused = null;
    PhantomReference<ClassLoader> reference =
        new PhantomReference<>(loader, new ReferenceQueue<>());
    loader = null;

    assertThat(remains.of(reference)).contains(Kind.OBJECT);
  }

  @Test
  void aThreadThatWaitsIsLeft() throws Exception {
    try {
      assertThat(remains.of(used(task -> new Thread(task).start()))).contains(Kind.THREAD);
    } finally {
      end.countDown();
    }
  }

  @Test
  void aTaskOfTheCommonPoolIsLeft() throws Exception {
    try {
      assertThat(remains.of(used(ForkJoinPool.commonPool()::execute))).contains(Kind.THREAD);
    } finally {
      end.countDown();
    }
  }

  @Test
  void aTaskThatIsDelayedIsLeft() throws Exception {
    Executor later = CompletableFuture.delayedExecutor(1, TimeUnit.HOURS);

    assertThat(remains.of(used(later::execute))).contains(Kind.OBJECT);
  }

  @Test
  void aTimeOutIsLeftUntilItsFutureHasCompleted() throws Exception {
    CompletableFuture<Object> open = new CompletableFuture<>().orTimeout(1, TimeUnit.HOURS);
    PhantomReference<ClassLoader> loader = used(open::thenRun);

    assertThat(remains.of(loader)).contains(Kind.OBJECT);
    open.completeExceptionally(new IllegalStateException("ends without the task"));
    assertThat(remains.of(loader)).isEmpty();
  }

  @Test
  void aValueInAThreadThatStaysIsLeft() throws Exception {
    ThreadLocal<Object> value = new ThreadLocal<>();
    try {
      assertThat(remains.of(used(value::set))).contains(Kind.OBJECT);
    } finally {
      value.remove();
    }
  }

  @Test
  void aClientOfTheJdkIsLeft() throws Exception {
    HttpClient client = HttpClient.newHttpClient();

    assertThat(remains.of(used(object -> {}))).as("%s", client).contains(Kind.THREAD);
  }

  @Test
  void anOpenSocketIsLeft() throws Exception {
    PhantomReference<ClassLoader> loader = used(object -> {});
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(remains.of(loader)).as("%s", socket).contains(Kind.CONNECTION);
    }
  }

  @Test
  void aChangedPropertyIsLeft() throws Exception {
    System.setProperty("unblock.test.left", "yes");
    try {
      assertThat(remains.of(used(object -> {}))).contains(Kind.SETTING);
    } finally {
      System.clearProperty("unblock.test.left");
    }
  }

  @Test
  void anotherOutputIsLeft() throws Exception {
    PrintStream before = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    try {
      assertThat(remains.of(used(object -> {}))).contains(Kind.SETTING);
    } finally {
      System.setOut(before);
    }
  }

  @Test
  void aDefaultHandlerIsLeft() throws Exception {
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {});
    try {
      assertThat(remains.of(used(object -> {}))).isEqualTo(Optional.of(Kind.SETTING));
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  private interface Use {
    void use(Runnable task);
  }

  /** Creates an object of a class with a loader of its own, and uses it in that way. */
  private PhantomReference<ClassLoader> used(Use use) throws Exception {
    SubmissionLoader loader = new SubmissionLoader(folder);
    use.use(
        (Runnable)
            loader.loadClass("Waiting").getConstructor(CountDownLatch.class).newInstance(end));
    return new PhantomReference<>(loader, new ReferenceQueue<>());
  }

  private void compile(String name, String source) throws Exception {
    Path file = Files.writeString(folder.resolve(name + ".java"), source);
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", folder.toString(), "-Xlint:none", file.toString());
    assertThat(status).isZero();
  }
}
