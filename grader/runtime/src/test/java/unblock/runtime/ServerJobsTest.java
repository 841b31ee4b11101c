package unblock.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Decides whose job a thread of the server runs; frames are class and method, innermost first. */
class ServerJobsTest {
  private static final String POOL = "org.eclipse.jetty.util.thread.QueuedThreadPool";
  private static final String JOB = POOL + " runJob";
  private static final String SQL = "unblock.runtime.SqliteUserStore find";

  static Stream<Arguments> stacks() {
    return Stream.of(
        arguments("nothing", false, new String[] {}),
        arguments("idle", false, new String[] {"java.util.Queue poll", POOL + " idleJobPoll"}),
        arguments(
            "the selector",
            false,
            new String[] {
              "sun.nio.ch.EPoll wait", "org.eclipse.jetty.io.ManagedSelector run", JOB
            }),
        arguments(
            "answers of the asynchronous store",
            false,
            new String[] {"unblock.runtime.LoopUserStore lambda$deliver$3", JOB}),
        arguments(
            "a look-up",
            true,
            new String[] {SQL, "java.util.concurrent.CompletableFuture$AsyncSupply run", JOB}),
        arguments(
            "a look-up through AsyncContext.start",
            true,
            new String[] {
              SQL,
              "java.util.concurrent.CompletableFuture$AsyncSupply run",
              "org.eclipse.jetty.server.handler.ContextHandler run",
              JOB
            }),
        arguments(
            "a method of the submission",
            true,
            new String[] {
              "java.lang.Thread sleep",
              "unblock.exercises.offload.UserHandlers poll",
              "org.eclipse.jetty.server.handler.ContextHandler run",
              JOB
            }),
        arguments(
            "the JDK's, by a method reference",
            true,
            new String[] {"java.util.concurrent.Semaphore acquireUninterruptibly", JOB}));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stacks")
  void aJobThatIsNotTheServersIsForeign(String name, boolean foreign, String[] frames) {
    assertThat(ServerJobs.isForeign(Stream.of(frames).map(ServerJobsTest::frame).toList()))
        .isEqualTo(foreign);
  }

  private static StackTraceElement frame(String text) {
    String[] parts = text.split(" ", -1);
    return new StackTraceElement(parts[0], parts[1], "A.java", 1);
  }
}
