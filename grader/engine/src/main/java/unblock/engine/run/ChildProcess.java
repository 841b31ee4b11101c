package unblock.engine.run;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import unblock.engine.model.EndedBy;
import unblock.engine.model.Outcome;
import unblock.message.Message;
import unblock.runtime.ProtocolMessage;

/**
 * One child JVM and its only connection to the grader. The submission shares that JVM and can send
 * any message, so the grader trusts reports only as far as the child could know the facts. It ends
 * a child that floods, garbles or closes the connection, or answers a question that was not asked
 * or is answered already. Such an end is a fact about the submission.
 */
final class ChildProcess implements AutoCloseable {
  /** The time that a process may take to end after it has closed its connection. */
  private static final long TO_END_MS = 5_000;

  /** The time to wait for a child that has not connected yet before it is ended. */
  private static final long TO_COME_IN_MS = 10_000;

  /** The time to wait, after a connection to a child broke, for its end or its answer. */
  private static final long TO_ANSWER_MS = 20_000;

  /**
   * The number of consecutive questions that may stay unanswered, each asked two seconds after the
   * one before. A slow child answers some of them. A child that has stopped its answering threads
   * answers none; this limit lets the grader detect it.
   */
  static final int MOST_UNANSWERED = 15;

  /** The kinds of messages that a child sends without a question. */
  private static final Set<String> REPORTS = Set.of("mark", "gate", "call", "forged");

  private static final long OUTPUT_TIMEOUT_MS = 1_000;

  /** A full collection is a part of it, on an overloaded machine. */
  private static final long TO_CLEAR_MS = 10_000;

  private static final String SILENT = "silent";

  private final Process process;
  private final ChildPorts ports;
  private final ControlListener listener;
  private final Thread outputReader;
  private final BlockingQueue<ProtocolMessage> outbox = new LinkedBlockingQueue<>();
  private final OpenOrders orders = new OpenOrders();

  /** The numbers of the look-ups so far; used by the reading thread. */
  private final Set<String> held = new HashSet<>();

  private final AtomicInteger unanswered = new AtomicInteger();
  private volatile Optional<Message> violation = Optional.empty();
  private volatile CurrentRun run;

  /** The run that uses this child, and what the child may still send meanwhile. */
  private record CurrentRun(ChildSource.Receivers to, MessageAllowance allowance) {}

  private ChildProcess(
      Sandbox sandbox, Process process, ControlListener listener, ChildSource.Receivers receivers) {
    this.process = process;
    this.ports = new ChildPorts(sandbox, process);
    this.listener = listener;
    this.run = new CurrentRun(receivers, new MessageAllowance());
    this.outputReader =
        DaemonThreads.of(
            "child-output",
            () -> CapturedOutput.drain(process.getInputStream(), () -> run.to().output()));
  }

  /**
   * Starts a child; it connects by itself.
   *
   * @param data files that the child reads besides its classes
   * @param receivers called on threads of this class
   */
  static ChildProcess start(
      Sandbox sandbox,
      List<Path> classPath,
      Path data,
      Path folder,
      ChildSource.Receivers receivers)
      throws IOException {
    ControlListener listener = new ControlListener();
    Process process;
    try {
      process = sandbox.start(classPath, data, folder);
    } catch (IOException | RuntimeException e) {
      listener.close();
      throw e;
    }
    ChildProcess child = new ChildProcess(sandbox, process, listener, receivers);
    try {
      child.ports.admit(listener.port());
    } catch (UncheckedIOException e) {
      child.kill();
      child.releaseWaits();
      throw e;
    }
    child.sendGreeting();
    child.outputReader.start();
    var unused = listener.accepted().thenAccept(child::startStreams);
    unused = listener.accepted().thenRun(() -> child.ports.dismiss(listener.port()));
    unused = process.onExit().thenRun(child::releaseWaits);
    return child;
  }

  private void sendGreeting() {
    try (var input = process.getOutputStream()) {
      input.write(listener.greeting().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      process.destroyForcibly(); // It has ended already, and the run notices that.
    }
  }

  static void daemon(String name, Runnable task) {
    DaemonThreads.of(name, task).start();
  }

  private void startStreams(Socket socket) {
    daemon("child-reader", () -> read(socket));
    daemon("child-writer", () -> write(socket));
  }

  /** Runs on a separate thread, because a child that does not read would block the writer. */
  private void write(Socket socket) {
    try {
      while (!socket.isClosed()) {
        ProtocolMessage message = outbox.poll(1, TimeUnit.SECONDS);
        if (message != null) {
          message.writeTo(socket.getOutputStream());
        }
      }
    } catch (IOException e) {
      return; // The child has ended; the reader notices it, too.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      while (violation.isEmpty()) {
        receive(ProtocolMessage.readFrom(in));
      }
    } catch (EOFException | SocketException e) {
      if (ended(TO_END_MS).isEmpty()) {
        end("closed-connection");
      }
    } catch (IOException e) {
      end("sent-no-message");
    }
  }

  private void receive(ProtocolMessage message) {
    if (!REPORTS.contains(message.kind())) {
      if (!orders.complete(message)) {
        end("answered-unasked");
      }
      return;
    }
    Optional<Message> excess = run.allowance().take(message);
    if (excess.isPresent()) {
      end(excess.get());
    } else if (message.kind().equals("mark")) {
      run.to().marks().accept(message);
    } else if (message.kind().equals("gate") || message.kind().equals("call")) {
      hold(message);
    } else {
      end("called-probes");
    }
  }

  private void hold(ProtocolMessage message) {
    if (!held.add(message.field(0))) {
      end("reported-twice");
      return;
    }
    Gate gate = run.to().gate();
    var unused =
        arrival(gate, message)
            .passed()
            .thenAccept(
                go ->
                    outbox.add(
                        ProtocolMessage.of(go ? "go" : "fail", message.field(0), gate.database())));
  }

  private static Gate.Arrival arrival(Gate gate, ProtocolMessage message) {
    String key = message.field(1);
    String request = message.field(2);
    CallOrigin origin = CallOrigin.of(message);
    List<String> frames = message.from(CallOrigin.FIELDS_BEFORE_FRAMES);
    return message.kind().equals("call")
        ? gate.arriveAtCall(key, request, origin, frames)
        : gate.arriveAtStore(key, request, origin, frames);
  }

  /** Ends the child for misuse of its connection, which correct answers never cause. */
  private void end(String why) {
    end(violation(why));
  }

  private void end(Message why) {
    violation = Optional.of(why);
    kill();
  }

  private static Message violation(String key) {
    return Message.of("run.misdeed." + key);
  }

  private void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /**
   * Waits until Bubblewrap has started. If it is ended in its first milliseconds, one of its two
   * processes stays behind, waits for the other for ever and runs nothing: 6 of 400 that were
   * killed within 6 ms (0.8.0). Once the JVM inside has connected, both end together. The remaining
   * case is a grader that is itself killed in these milliseconds.
   */
  private void awaitStart() {
    // During shutdown this thread may be interrupted, but still has to wait.
    CompletableFuture.anyOf(listener.accepted(), process.onExit())
        .handle((done, failure) -> true)
        .completeOnTimeout(false, TO_COME_IN_MS, TimeUnit.MILLISECONDS)
        .join();
  }

  private void releaseWaits() {
    listener.close();
    run.to().gate().abandon();
  }

  /** Sends an order; the future completes when the answer to that id arrives, if it does. */
  CompletableFuture<ProtocolMessage> order(String kind, String id, String... more) {
    CompletableFuture<ProtocolMessage> answer = orders.add(kind, id);
    List<String> fields = new ArrayList<>();
    fields.add(id);
    fields.addAll(List.of(more));
    outbox.add(ProtocolMessage.of(kind, fields));
    return answer;
  }

  /** Requests the state of the threads; empty when no answer arrived within that time. */
  Optional<ChildSnapshot> snapshot(long timeoutMs) {
    if (!listener.accepted().isDone()) {
      return Optional.empty(); // Still starting.
    }
    Optional<ChildSnapshot> snapshot = ask("snapshot", timeoutMs).map(ChildSnapshot::of);
    if (snapshot.isPresent()) {
      unanswered.set(0);
    } else if (unanswered.incrementAndGet() == MOST_UNANSWERED) {
      end(SILENT);
    }
    return snapshot;
  }

  /**
   * Requests the submission's threads by executor; empty when no answer arrived within that time.
   */
  Optional<ProtocolMessage> executors(long timeoutMs) {
    return ask("executors", timeoutMs);
  }

  /** Waits until the child has processed one more message, at most that long. */
  void roundTrip(long timeoutMs) {
    ask("ping", timeoutMs);
  }

  private Optional<ProtocolMessage> ask(String kind, long timeoutMs) {
    CompletableFuture<ProtocolMessage> answer = order(kind, orders.newId(kind));
    try {
      CompletableFuture.anyOf(answer, process.onExit()).get(timeoutMs, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.ofNullable(answer.getNow(null));
  }

  /** Reports to these receivers from now on, because another run uses the child. */
  void serve(ChildSource.Receivers receivers) {
    run = new CurrentRun(receivers, new MessageAllowance());
    if (!alive()) {
      releaseWaits(); // Its end may have released the waits of the run before.
    }
  }

  /** Makes the child load the classes in that folder, for the orders from now on. */
  void load(Path classes) {
    var unused = order("load", "load", classes.toString());
  }

  /**
   * Makes the child forget its exercise; returns whether nothing of it is left. An order without an
   * answer counts as something left, because the answer could still come.
   */
  boolean clear() {
    Optional<ProtocolMessage> cleared = ask("clear", TO_CLEAR_MS);
    return cleared.filter(report -> report.field(1).isEmpty()).isPresent() && orders.isEmpty();
  }

  /**
   * Holds the first thread that reaches that pause point; the future completes when it is held, if
   * that happens.
   *
   * @param workers the number of the server's workers; the only one is not held
   */
  CompletableFuture<ProtocolMessage> hold(int point, int workers) {
    return order("hold", orders.newId("hold"), String.valueOf(point), String.valueOf(workers));
  }

  /** Lets the held thread continue; later threads are not held. */
  void resume() {
    var unused = order("resume", orders.newId("resume"));
  }

  /** The ports between the child and this process. */
  ChildPorts ports() {
    return ports;
  }

  /**
   * Calls the task with the time, in ns, when the child has connected, before any code of a
   * submission runs.
   */
  void whenConnected(LongConsumer task) {
    var unused = listener.accepted().thenRun(() -> task.accept(System.nanoTime()));
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Whether the grader ended the child because it did not answer. */
  boolean endedForSilence() {
    return violation.equals(Optional.of(violation(SILENT)));
  }

  /** How the process ended, in words; waits at most that long for its end. */
  Optional<Outcome.Ended> ended(long waitMs) {
    try {
      return process.waitFor(waitMs, TimeUnit.MILLISECONDS)
          ? Optional.of(
              violation
                  .map(why -> new Outcome.Ended(why, EndedBy.GRADER))
                  .orElseGet(this::exitStatus))
          : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Outcome.Ended exitStatus() {
    return new Outcome.Ended(Message.of("run.exit-status", "status", process.exitValue()));
  }

  /**
   * Describes how the process ended; empty when it is alive. The result is certain on a slow
   * machine, too: a process that is alive answers a question now, and one that is about to end does
   * not.
   */
  Optional<Outcome.Ended> ended() {
    if (ask("snapshot", TO_ANSWER_MS).isPresent()) {
      return Optional.empty();
    }
    if (alive()) {
      end(SILENT); // Its connection broke before; a new child serves the other requests.
    }
    return ended(TO_END_MS);
  }

  /** Ends the process with its child processes, and every wait for it. */
  @Override
  public void close() {
    awaitStart();
    kill();
    releaseWaits();
    var unused = listener.accepted().thenAccept(ControlListener::closeQuietly);
    awaitOutput();
  }

  /**
   * Waits for output that the child printed just before it ended. A process that the child left
   * behind may keep the output open.
   */
  private void awaitOutput() {
    try {
      outputReader.join(OUTPUT_TIMEOUT_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
