package unblock.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

  private static final long OUTPUT_TIMEOUT_MS = 1_000;

  private static final Message SILENT = Message.of("run.misdeed.silent");

  private final Process process;
  private final ChildPorts ports;
  private final ControlListener listener;
  private final Thread outputReader;
  private final ChildConnection connection = new ChildConnection();
  private final ChildOrders orders;
  private final ChildReports reports;
  private final AtomicInteger unanswered = new AtomicInteger();
  private volatile Optional<Message> violation = Optional.empty();

  private ChildProcess(
      Sandbox sandbox, Process process, ControlListener listener, ChildSource.Receivers receivers) {
    this.process = process;
    this.ports = new ChildPorts(sandbox, process);
    this.listener = listener;
    this.orders = new ChildOrders(connection, process.onExit());
    this.reports = new ChildReports(connection, receivers);
    this.outputReader =
        DaemonThreads.of(
            "child-output",
            () ->
                CapturedOutput.drain(process.getInputStream(), () -> reports.receivers().output()));
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
    var unused = listener.accepted().thenAccept(child::connect);
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

  private void connect(Socket socket) {
    connection.open(socket, new Receiver());
  }

  /** Receives the messages of the child. */
  private final class Receiver implements ChildConnection.Receiver {
    @Override
    public boolean receive(ProtocolMessage message) {
      if (ChildReports.isReport(message)) {
        reports.take(message).ifPresent(ChildProcess.this::end);
      } else if (!orders.complete(message)) {
        end(Message.of("run.misdeed.answered-unasked"));
      }
      return violation.isEmpty();
    }

    @Override
    public void closed() {
      if (ended(TO_END_MS).isEmpty()) {
        end(Message.of("run.misdeed.closed-connection"));
      }
    }

    @Override
    public void garbled() {
      end(Message.of("run.misdeed.sent-no-message"));
    }
  }

  /** Ends the child for misuse of its connection, which correct answers never cause. */
  private void end(Message why) {
    violation = Optional.of(why);
    kill();
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
    reports.receivers().gate().abandon();
  }

  /** Requests the state of the threads; empty when no answer arrived within that time. */
  Optional<ChildSnapshot> snapshot(long timeoutMs) {
    if (!listener.accepted().isDone()) {
      return Optional.empty(); // Still starting.
    }
    Optional<ChildSnapshot> snapshot = orders.ask("snapshot", timeoutMs).map(ChildSnapshot::of);
    if (snapshot.isPresent()) {
      unanswered.set(0);
    } else if (unanswered.incrementAndGet() == MOST_UNANSWERED) {
      end(SILENT);
    }
    return snapshot;
  }

  /** Reports to these receivers from now on, because another run uses the child. */
  void serve(ChildSource.Receivers receivers) {
    reports.serve(receivers);
    if (!alive()) {
      releaseWaits(); // Its end may have released the waits of the run before.
    }
  }

  /** The orders to the child. */
  ChildOrders orders() {
    return orders;
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
    return violation.equals(Optional.of(SILENT));
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
    if (orders.ask("snapshot", TO_ANSWER_MS).isPresent()) {
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
