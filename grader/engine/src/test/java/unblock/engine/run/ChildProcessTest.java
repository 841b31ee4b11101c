package unblock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static unblock.engine.EnglishTexts.english;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import unblock.engine.model.EndedBy;
import unblock.engine.model.Outcome;
import unblock.given.UserApi;
import unblock.message.Message;
import unblock.runtime.HandlerThreads;
import unblock.runtime.OpenOrder;
import unblock.runtime.ProtocolMessage;

/** Tests a child JVM and its connections, and that neither outlives the other. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ChildProcessTest {
  @TempDir Path folder;
  private final Gate gate = new Gate();
  private final RuntimeClassPath world = new RuntimeClassPath();
  private final AtomicReference<Process> started = new AtomicReference<>();

  @AfterEach
  void end() {
    Optional.ofNullable(started.get()).ifPresent(Process::destroyForcibly);
    world.close();
  }

  @Test
  void aChildTellsWhatItsThreadsDoAndEndsWhenItIsClosed() throws Exception {
    ChildProcess child = ChildProcess.start(this::real, world.jars(), folder, folder, to(gate));

    ChildSnapshot snapshot = snapshot(child);
    assertThat(snapshot.cpuMs()).isPositive();
    assertThat(snapshot.holders()).isEmpty();
    assertThat(child.alive()).isTrue();
    child.close();

    assertThat(started.get().onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
    assertThat(child.alive()).isFalse();
    assertThat(child.ended(0)).isPresent();
    assertThat(child.snapshot(1)).isEmpty();
  }

  @Test
  void aChildSaysWhyAWorldCouldNotBeOpened() throws Exception {
    try (ChildProcess child =
        ChildProcess.start(this::real, world.jars(), folder, folder, to(gate))) {
      ProtocolMessage answer =
          child.orders().send("open", "w1", opening().toFields().toArray(String[]::new)).join();

      assertThat(answer.kind()).isEqualTo("unopened");
      assertThat(answer.field(0)).isEqualTo("w1");
      assertThat(answer.field(1)).contains("ClassNotFoundException: no.such.Handlers");
    }
  }

  private static ChildSource.Receivers to(Gate gate) {
    return new ChildSource.Receivers(gate, mark -> {}, new CapturedOutput());
  }

  private OpenOrder opening() {
    return new OpenOrder(
        folder.toString(),
        "no.such.Handlers",
        1,
        HandlerThreads.POOL,
        UserApi.class.getName(),
        Map.of(),
        List.of());
  }

  @Test
  void aChildEndsByItselfWhenTheConnectionToTheGraderEnds() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process process = real(world.jars(), folder);
      try (OutputStream input = process.getOutputStream()) {
        input.write((listener.getLocalPort() + " secret\n").getBytes(StandardCharsets.UTF_8));
      }
      Socket control = listener.accept();
      assertThat(ProtocolMessage.readFrom(control.getInputStream()))
          .isEqualTo(ProtocolMessage.of("control", "secret"));
      assertThat(process.isAlive()).isTrue();
      control.close();

      assertThat(process.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
    }
  }

  @Test
  void oneThatIsStillStartingIsLetInBeforeItIsEnded() throws Exception {
    Silent process = new Silent();
    ChildProcess child = ChildProcess.start((c, f) -> process, List.of(), folder, folder, to(gate));
    Thread closing = new Thread(child::close);
    closing.start();
    closing.interrupt(); // As Ctrl-C does.
    until(() -> !closing.isAlive() || waits(closing));
    assertThat(process.isAlive()).isTrue();
    try (Socket control = process.control()) {
      closing.join();
      assertThat(process.isAlive()).isFalse();
      assertThat(control.getInputStream().read()).isEqualTo(-1);
    }
  }

  private static boolean waits(Thread thread) {
    return thread.getState() == Thread.State.WAITING
        || thread.getState() == Thread.State.TIMED_WAITING;
  }

  @Test
  void whoDoesNotKnowTheTokenIsNotListenedTo() throws Exception {
    Silent process = new Silent();
    try (ChildProcess child =
            ChildProcess.start((c, f) -> process, List.of(), folder, folder, to(gate));
        Socket stranger = process.connect();
        Socket guest = process.connect();
        Socket browser = process.connect()) {
      ProtocolMessage.of("control", "guessed").writeTo(stranger.getOutputStream());
      ProtocolMessage.of("gate", process.token(), "alice", "R1").writeTo(guest.getOutputStream());
      browser.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      browser.shutdownOutput();

      assertThat(stranger.getInputStream().read()).isEqualTo(-1);
      assertThat(guest.getInputStream().read()).isEqualTo(-1);
      assertThat(browser.getInputStream().read()).isEqualTo(-1);
      assertThat(gate.arrivals()).isEmpty();
      try (Socket control = process.control()) {
        CompletableFuture<ProtocolMessage> answer = child.orders().send("close", "main");
        assertThat(ProtocolMessage.readFrom(control.getInputStream()))
            .isEqualTo(ProtocolMessage.of("close", "main"));
        ProtocolMessage.of("closed", "main", "").writeTo(control.getOutputStream());
        assertThat(answer.join()).isEqualTo(ProtocolMessage.of("closed", "main", ""));
      }
    }
  }

  @Test
  void whoSaysNothingAtTheDoorKeepsNobodyOut() throws Exception {
    Silent process = new Silent();
    List<Socket> silent = new ArrayList<>();
    try (ChildProcess child =
        ChildProcess.start((c, f) -> process, List.of(), folder, folder, to(gate))) {
      for (int i = 0; i < 200; i++) {
        silent.add(process.connect());
      }
      try (Socket control = process.control()) {
        var unused = child.orders().send("close", "main");
        assertThat(ProtocolMessage.readFrom(control.getInputStream()).kind()).isEqualTo("close");
        assertThatThrownBy(process::connect).isInstanceOf(ConnectException.class);
        assertThat(silent).allSatisfy(socket -> assertThat(isCut(socket)).isTrue());
      }
    } finally {
      for (Socket socket : silent) {
        socket.close();
      }
    }
  }

  /** A connection that waited for its acceptance is reset; any other one ends. */
  private static boolean isCut(Socket socket) {
    try {
      return socket.getInputStream().read() == -1;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void aSlowCallWaitsAtTheGateUntilItIsLetGo() throws Exception {
    Silent process = new Silent();
    gate.close();
    gate.failFor("mallory");
    try (ChildProcess child =
            ChildProcess.start((c, f) -> process, List.of(), folder, folder, to(gate));
        Socket control = process.control()) {
      assertThat(child.alive()).isTrue();
      ProtocolMessage.of("gate", "1", "alice", "R1", "worker", "B.java:1", "7", "a.B.c(B.java:1)")
          .writeTo(control.getOutputStream());
      ProtocolMessage.of("gate", "2", "mallory", "").writeTo(control.getOutputStream());
      until(() -> gate.arrivals().size() == 2);
      assertThat(control.getInputStream().available()).isZero();
      gate.open();

      assertThat(ProtocolMessage.readFrom(control.getInputStream()))
          .isEqualTo(ProtocolMessage.of("go", "1", ""));
      assertThat(ProtocolMessage.readFrom(control.getInputStream()))
          .isEqualTo(ProtocolMessage.of("fail", "2", ""));
      assertThat(gate.arrivals())
          .filteredOn(arrival -> arrival.key().equals("alice"))
          .singleElement()
          .satisfies(
              arrival -> {
                assertThat(arrival.frames()).containsExactly("a.B.c(B.java:1)");
                assertThat(arrival.origin())
                    .isEqualTo(new CallOrigin("worker", "B.java:1", OptionalLong.of(7)));
              });
    }
  }

  @Test
  void whoeverAnswersWhatNobodyHasAskedIsEnded() throws Exception {
    Silent process = new Silent();
    try (ChildProcess child =
            ChildProcess.start((c, f) -> process, List.of(), folder, folder, to(gate));
        Socket control = process.control()) {
      CompletableFuture<ProtocolMessage> answer = child.orders().send("close", "main");
      ProtocolMessage.of("closed", "main", "3", "").writeTo(control.getOutputStream());
      assertThat(answer.join().field(1)).isEqualTo("3");
      assertThat(child.alive()).isTrue();
      ProtocolMessage.of("closed", "main", "0", "").writeTo(control.getOutputStream());

      until(() -> !child.alive());
      assertThat(child.ended(0))
          .hasValueSatisfying(
              ended ->
                  assertThat(english(ended.how()))
                      .contains("answered a question that the grader had not asked"));
      assertThat(answer.join().field(1)).isEqualTo("3");
    }
  }

  @Test
  void anAnswerOfAnotherKindIsNone() throws Exception {
    Silent process = new Silent();
    try (ChildProcess child =
            ChildProcess.start((c, f) -> process, List.of(), folder, folder, to(gate));
        Socket control = process.control()) {
      CompletableFuture<ProtocolMessage> answer = child.orders().send("close", "main");
      ProtocolMessage.of("opened", "main", "7070").writeTo(control.getOutputStream());

      until(() -> !child.alive());
      assertThat(answer).isNotDone();
    }
  }

  @Test
  void whoeverReportsALookUpTwiceIsEnded() throws Exception {
    Silent process = new Silent();
    try (ChildProcess child =
            ChildProcess.start((c, f) -> process, List.of(), folder, folder, to(gate));
        Socket control = process.control()) {
      ProtocolMessage.of("gate", "1", "alice", "").writeTo(control.getOutputStream());
      ProtocolMessage.of("gate", "2", "alice", "").writeTo(control.getOutputStream());
      until(() -> gate.count("alice") == 2);
      assertThat(child.alive()).isTrue();
      ProtocolMessage.of("gate", "2", "alice", "").writeTo(control.getOutputStream());

      until(() -> !child.alive());
      assertThat(gate.count("alice")).isEqualTo(2);
    }
  }

  @Test
  void whoDoesNotReadKeepsNobodyWaiting() throws Exception {
    Silent process = new Silent();
    String aLongOne = "x".repeat(16_000);
    try (ChildProcess child =
            ChildProcess.start((c, f) -> process, List.of(), folder, folder, to(gate));
        Socket control = process.control()) {
      for (int i = 0; i < 2_000; i++) {
        assertThat(child.orders().send("open", "w" + i, aLongOne)).isNotDone();
      }
      ProtocolMessage.of("gate", "1", "alice", "").writeTo(control.getOutputStream());
      until(() -> gate.count("alice") == 1);
    }
  }

  @Test
  void whenTheProcessEndsNobodyWaitsAtTheGateAnyMore() throws Exception {
    Silent process = new Silent();
    gate.close();
    CompletableFuture<Boolean> waiting = gate.arrive("alice", "", List.of()).passed();
    try (ChildProcess child =
        ChildProcess.start((c, f) -> process, List.of(), folder, folder, to(gate))) {
      assertThat(waiting).isNotDone();
      process.destroy();

      assertThat(waiting.join()).isFalse();
      assertThat(child.ended(0))
          .contains(new Outcome.Ended(Message.of("run.exit-status", "status", 7)));
    }
  }

  @Test
  void aProcessHasEndedOnlyWhenItHasAndLivesOnlyWhenItAnswers() throws Exception {
    Silent process = new Silent();
    try (ChildProcess child =
            ChildProcess.start((c, f) -> process, List.of(), folder, folder, to(gate));
        Socket control = process.control()) {
      CompletableFuture<Optional<Outcome.Ended>> first =
          CompletableFuture.supplyAsync(child::ended);
      ProtocolMessage question = ProtocolMessage.readFrom(control.getInputStream());
      assertThat(first).isNotDone();
      ProtocolMessage.of("snapshot", question.field(0), "1", "0")
          .writeTo(control.getOutputStream());
      assertThat(first.join()).isEmpty();

      CompletableFuture<Optional<Outcome.Ended>> second =
          CompletableFuture.supplyAsync(child::ended);
      assertThat(ProtocolMessage.readFrom(control.getInputStream()).kind()).isEqualTo("snapshot");
      assertThat(second).isNotDone();
      process.destroy();
      assertThat(second.join())
          .contains(new Outcome.Ended(Message.of("run.exit-status", "status", 7)));
    }
  }

  @Test
  void aProcessThatNeverAnswersAnyMoreIsEnded() throws Exception {
    Silent process = new Silent();
    try (ChildProcess child =
            ChildProcess.start((c, f) -> process, List.of(), folder, folder, to(gate));
        Socket control = process.control()) {
      CompletableFuture<Optional<ChildSnapshot>> seen =
          CompletableFuture.supplyAsync(() -> untilThere(child));
      ProtocolMessage question = ProtocolMessage.readFrom(control.getInputStream());
      ProtocolMessage.of("snapshot", question.field(0), "1", "0")
          .writeTo(control.getOutputStream());
      assertThat(seen.join()).isPresent();
      assertThat(child.alive()).isTrue();

      for (int i = 0; i < ChildProcess.MOST_UNANSWERED; i++) {
        assertThat(child.alive()).isTrue();
        assertThat(child.snapshot(1)).isEmpty();
      }
      assertThat(child.ended(0))
          .hasValueSatisfying(
              ended -> {
                assertThat(english(ended.how())).contains("no longer answered");
                assertThat(ended.by()).isEqualTo(EndedBy.GRADER);
              });
    }
  }

  private static Optional<ChildSnapshot> untilThere(ChildProcess child) {
    Optional<ChildSnapshot> seen = Optional.empty();
    while (seen.isEmpty()) {
      seen = child.snapshot(20_000);
    }
    return seen;
  }

  private Process real(List<Path> classPath, Path work) throws IOException {
    Process process = new ProcessSandbox().start(classPath, work);
    started.set(process);
    return process;
  }

  private static ChildSnapshot snapshot(ChildProcess child) throws InterruptedException {
    AtomicReference<Optional<ChildSnapshot>> seen = new AtomicReference<>(Optional.empty());
    until(
        () -> {
          seen.set(child.snapshot(1_000));
          return seen.get().isPresent();
        });
    return seen.get().orElseThrow();
  }

  private static void until(BooleanSupplier holds) throws InterruptedException {
    while (!holds.getAsBoolean()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("It never held");
      }
      Thread.yield();
    }
  }

  /** A process that runs no program: the test makes the connections itself. */
  private static final class Silent extends Process {
    private final ByteArrayOutputStream greeting = new ByteArrayOutputStream();
    private final CompletableFuture<Process> exit = new CompletableFuture<>();

    Socket connect() throws IOException {
      return new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(word(0)));
    }

    /** The connection that the child itself would make. */
    Socket control() throws IOException {
      Socket control = connect();
      ProtocolMessage.of("control", token()).writeTo(control.getOutputStream());
      return control;
    }

    String token() {
      return word(1);
    }

    private String word(int index) {
      return greeting.toString(StandardCharsets.UTF_8).strip().split(" ", -1)[index];
    }

    @Override
    public OutputStream getOutputStream() {
      return greeting;
    }

    @Override
    public InputStream getInputStream() {
      return InputStream.nullInputStream();
    }

    @Override
    public InputStream getErrorStream() {
      return InputStream.nullInputStream();
    }

    @Override
    public CompletableFuture<Process> onExit() {
      return exit;
    }

    @Override
    public boolean isAlive() {
      return !exit.isDone();
    }

    @Override
    public int waitFor() {
      return exit.thenApply(Process::exitValue).join();
    }

    @Override
    public int exitValue() {
      if (isAlive()) {
        throw new IllegalThreadStateException("It runs");
      }
      return 7;
    }

    @Override
    public void destroy() {
      exit.complete(this);
    }

    @Override
    public Stream<ProcessHandle> descendants() {
      return Stream.empty();
    }
  }
}
