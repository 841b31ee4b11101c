package unblock.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.engine.model.Stack;

/** Tests finding the student's line in stacks as a child reports them. */
class SubmissionFramesTest {
  private static final String HOME = "unblock.exercises.offload";

  /** The frames above every line of a submission that waits in the store. */
  private static final List<String> IN_THE_STORE =
      List.of(
          "java.net.SocketInputStream.read(SocketInputStream.java:140)",
          "unblock.runtime.ProtocolMessage.readFrom(Message.java:66)",
          "unblock.runtime.RemoteGate.pass(RemoteGate.java:38)",
          "unblock.runtime.SqliteUserStore$Wait.xFunc(SqliteUserStore.java:80)",
          "org.sqlite.core.NativeDB.step(NativeDB.java:-2)",
          "unblock.runtime.SqliteUserStore.waitAtTheGate(SqliteUserStore.java:58)",
          "unblock.runtime.SqliteUserStore.find(SqliteUserStore.java:38)");

  /** The frames below every handler. */
  private static final List<String> IN_JAVALIN =
      List.of(
          "io.javalin.router.Endpoint.handle(Endpoint.kt:52)",
          "jakarta.servlet.http.HttpServlet.service(HttpServlet.java:587)",
          "org.eclipse.jetty.util.thread.QueuedThreadPool$Runner.run(QueuedThreadPool.java:1258)",
          "java.lang.Thread.run(Thread.java:840)");

  static Stream<Arguments> stacks() {
    return Stream.of(
        at(
            "a handler",
            inTheStore("UserHandlers.login(UserHandlers.java:23)"),
            "UserHandlers.login",
            "UserStore.find",
            "UserHandlers.java:23",
            "UserHandlers.login(UserHandlers.java:23)"),
        at(
            "a lambda",
            inTheStore("UserHandlers.lambda$history$2(UserHandlers.java:41)"),
            "UserHandlers.history",
            "UserStore.find",
            "UserHandlers.java:41",
            "UserHandlers.history(UserHandlers.java:41)"),
        at(
            "an anonymous class",
            inTheStore("UserHandlers$1.get(UserHandlers.java:31)"),
            "UserHandlers.get",
            "UserStore.find",
            "UserHandlers.java:31",
            "UserHandlers.get(UserHandlers.java:31)"),
        at(
            "an inner class",
            inTheStore(
                "UserHandlers$LookUp.user(UserHandlers.java:55)",
                "UserHandlers.info(UserHandlers.java:29)"),
            "UserHandlers.info",
            "UserStore.find",
            "UserHandlers.java:55",
            "UserHandlers.info(UserHandlers.java:29)",
            "UserHandlers.LookUp.user(UserHandlers.java:55)"),
        at(
            "a helper class in a file of its own",
            inTheStore("Finder.find(Finder.java:12)", "UserHandlers.info(UserHandlers.java:29)"),
            "UserHandlers.info",
            "UserStore.find",
            "Finder.java:12",
            "UserHandlers.info(UserHandlers.java:29)",
            "Finder.find(Finder.java:12)"),
        at(
            "a class in a package below",
            inTheStore(
                "data.Finder.find(Finder.java:12)", "UserHandlers.info(UserHandlers.java:29)"),
            "UserHandlers.info",
            "UserStore.find",
            "Finder.java:12",
            "UserHandlers.info(UserHandlers.java:29)",
            "Finder.find(Finder.java:12)"),
        at(
            "a method of the JDK",
            stack(
                List.of(
                    "jdk.internal.misc.Unsafe.park(Unsafe.java:-2)",
                    "java.util.concurrent.CompletableFuture.join(CompletableFuture.java:2117)"),
                "UserHandlers.login(UserHandlers.java:23)"),
            "UserHandlers.login",
            "CompletableFuture.join",
            "UserHandlers.java:23",
            "UserHandlers.login(UserHandlers.java:23)"),
        at(
            "a nested class of the JDK",
            stack(
                List.of("java.util.concurrent.ThreadPoolExecutor$Worker.run(Worker.java:1)"),
                "UserHandlers.login(UserHandlers.java:23)"),
            "UserHandlers.login",
            "ThreadPoolExecutor.Worker.run",
            "UserHandlers.java:23",
            "UserHandlers.login(UserHandlers.java:23)"),
        at(
            "a line that calls nothing",
            stack(List.of(), "UserHandlers.login(UserHandlers.java:24)"),
            "UserHandlers.login",
            "UserHandlers.login",
            "UserHandlers.java:24",
            "UserHandlers.login(UserHandlers.java:24)"),
        at(
            "a method that calls itself",
            stack(
                List.of("java.lang.Thread.sleep(Thread.java:-2)"),
                "UserHandlers.again(UserHandlers.java:60)",
                "UserHandlers.again(UserHandlers.java:60)",
                "UserHandlers.login(UserHandlers.java:24)"),
            "UserHandlers.login",
            "Thread.sleep",
            "UserHandlers.java:60",
            "UserHandlers.login(UserHandlers.java:24)",
            "UserHandlers.again(UserHandlers.java:60)",
            "UserHandlers.again(UserHandlers.java:60)"),
        at(
            "a callback through the JDK",
            new Stack(
                "R1",
                "worker-1",
                "RUNNABLE",
                Stream.of(
                        IN_THE_STORE.stream(),
                        Stream.of(HOME + ".UserHandlers.lambda$login$0(UserHandlers.java:26)"),
                        Stream.of("java.util.Optional.map(Optional.java:260)"),
                        Stream.of(HOME + ".UserHandlers.login(UserHandlers.java:25)"),
                        IN_JAVALIN.stream())
                    .flatMap(s -> s)
                    .toList()),
            "UserHandlers.login",
            "UserStore.find",
            "UserHandlers.java:26",
            "UserHandlers.login(UserHandlers.java:25)",
            "UserHandlers.login(UserHandlers.java:26)"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stacks")
  void theStudentsInnermostLineAndWhatItCalled(
      String name, Stack stack, String handler, String called, String place, List<String> path) {
    SubmissionFrames.Place read = SubmissionFrames.place(stack, HOME).orElseThrow();

    assertThat(read.handler()).isEqualTo(handler);
    assertThat(read.called()).isEqualTo(called);
    assertThat(read.file() + ":" + read.line()).isEqualTo(place);
    assertThat(read.path()).isEqualTo(path);
  }

  @Test
  void aStackWithoutALineOfTheSubmissionHasNoPlace() {
    assertThat(SubmissionFrames.place(stack(IN_THE_STORE), HOME)).isEmpty();
    assertThat(SubmissionFrames.place(new Stack("", "", "", List.of()), HOME)).isEmpty();
  }

  @Test
  void aPackageWhoseNameBeginsTheSameIsNotTheSubmissions() {
    Stack other =
        new Stack("", "", "", List.of("unblock.exercises.offloading.Other.run(Other.java:1)"));

    assertThat(SubmissionFrames.place(other, HOME)).isEmpty();
  }

  @Test
  void whatIsNoFrameIsPassedOver() {
    Stack stack =
        stack(
            List.of(
                "",
                "nonsense",
                HOME + ".UserHandlers$$Lambda$14/0x0000000800c03000.get(null:-1)",
                "a.b(C.java:99999999)"),
            "UserHandlers.login(UserHandlers.java:23)");

    assertThat(SubmissionFrames.place(stack, HOME).orElseThrow().line()).isEqualTo(23);
  }

  private static Stack inTheStore(String... own) {
    return stack(IN_THE_STORE, own);
  }

  private static Stack stack(List<String> above, String... own) {
    return new Stack(
        "R1",
        "worker-1",
        "RUNNABLE",
        Stream.of(
                above.stream(),
                Stream.of(own).map(frame -> HOME + "." + frame),
                IN_JAVALIN.stream())
            .flatMap(s -> s)
            .toList());
  }

  private static Arguments at(
      String name, Stack stack, String handler, String called, String place, String... path) {
    return arguments(name, stack, handler, called, place, List.of(path));
  }
}
