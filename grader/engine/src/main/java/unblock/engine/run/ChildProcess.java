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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import unblock.message.IoMessageException;
import unblock.message.Message;
import unblock.runtime.ProtocolMessage;

/**
 * One child JVM and the one connection to it. The submission shares that JVM and may send what it
 * likes: nothing that the child says is believed beyond what it can know. A child that floods this
 * connection, garbles it or closes it is ended, and so is one that answers what nobody has asked or
 * what it has answered already: a fact about the submission like any other end.
 */
final class ChildProcess implements AutoCloseable {
  /** A process that has closed its connection is about to end, and this long may that take. */
  private static final long TO_END_MS = 5_000;

  /** How long to wait, before it is ended, for one that is not in yet. */
  private static final long TO_COME_IN_MS = 10_000;

  /** How long to wait, after a connection to it broke, for its end or its answer. */
  private static final long TO_ANSWER_MS = 20_000;

  /**
   * So many questions in turn may stay without an answer, each asked when the one before had its
   * time (two seconds). A child that is slow answers some time; one that has stopped the threads
   * that answer does not, and must not keep the grader from finding out what is true of it.
   */
  static final int MOST_UNANSWERED = 15;

  /** What a child tells without being asked. */
  private static final Set<String> REPORTS = Set.of("mark", "gate", "forged");

  /** What may come back to an order. */
  private static final Map<String, Set<String>> ANSWERS =
      Map.of(
          "open", Set.of("opened", "unopened"),
          "close", Set.of("closed"),
          "discard", Set.of("closed"),
          "calls", Set.of("calls"),
          "snapshot", Set.of("snapshot"),
          "ping", Set.of("pong"));

  private static final long FOR_THE_OUTPUT_MS = 1_000;

  private static final String SILENT = "silent";

  private final Sandbox sandbox;
  private final Process process;
  private final Gate gate;
  private final ControlListener door;
  private final Consumer<ProtocolMessage> marks;
  private final Thread printing;
  private final MessageAllowance allowance = new MessageAllowance();
  private final BlockingQueue<ProtocolMessage> outbox = new LinkedBlockingQueue<>();
  private final Map<String, Question> answers = new ConcurrentHashMap<>();

  /** The numbers of the look-ups so far; used by the thread that reads. */
  private final Set<String> held = new HashSet<>();

  private final AtomicLong asked = new AtomicLong();
  private final AtomicInteger unanswered = new AtomicInteger();
  private volatile Optional<Message> misdeed = Optional.empty();

  /** An order that waits for its answer, of one of these kinds. */
  private record Question(Set<String> takes, CompletableFuture<ProtocolMessage> answer) {}

  private ChildProcess(
      Sandbox sandbox,
      Process process,
      Gate gate,
      ControlListener door,
      Consumer<ProtocolMessage> marks,
      CapturedOutput output) {
    this.sandbox = sandbox;
    this.process = process;
    this.gate = gate;
    this.door = door;
    this.marks = marks;
    this.printing = DaemonThreads.of("child-output", () -> output.drain(process.getInputStream()));
  }

  /**
   * Starts a child; it connects by itself.
   *
   * @param data what the child reads besides its classes
   * @param output takes what the child prints
   * @param marks told when requests take and leave the worker, on a thread of this class
   */
  static ChildProcess start(
      Sandbox sandbox,
      List<Path> classPath,
      Path data,
      Path folder,
      Gate gate,
      Consumer<ProtocolMessage> marks,
      CapturedOutput output)
      throws IOException {
    ControlListener door = new ControlListener();
    Process process;
    try {
      process = sandbox.start(classPath, data, folder);
    } catch (IOException | RuntimeException e) {
      door.close();
      throw e;
    }
    ChildProcess child = new ChildProcess(sandbox, process, gate, door, marks, output);
    try {
      child.admit(door.port());
    } catch (UncheckedIOException e) {
      child.kill();
      child.gone();
      throw e;
    }
    child.greet();
    child.printing.start();
    var unused = door.guest().thenAccept(child::talk);
    unused = door.guest().thenRun(child::dismissFromTheDoor);
    unused = process.onExit().thenRun(child::gone);
    return child;
  }

  private void greet() {
    try (var input = process.getOutputStream()) {
      input.write(door.greeting().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      process.destroyForcibly(); // It ended already; the run sees that.
    }
  }

  static void daemon(String name, Runnable task) {
    DaemonThreads.of(name, task).start();
  }

  private void talk(Socket socket) {
    daemon("child-reader", () -> read(socket));
    daemon("child-writer", () -> write(socket));
  }

  /** On a thread of its own, so that nobody here waits for a child that does not read. */
  private void write(Socket socket) {
    try {
      while (!socket.isClosed()) {
        ProtocolMessage message = outbox.poll(1, TimeUnit.SECONDS);
        if (message != null) {
          message.writeTo(socket.getOutputStream());
        }
      }
    } catch (IOException e) {
      return; // The child is gone; the reader sees that, too.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      while (misdeed.isEmpty()) {
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
      answer(message);
      return;
    }
    Optional<Message> tooMuch = allowance.take(message);
    if (tooMuch.isPresent()) {
      end(tooMuch.get());
    } else if (message.kind().equals("mark")) {
      marks.accept(message);
    } else if (message.kind().equals("gate")) {
      hold(message);
    } else {
      end("called-probes");
    }
  }

  private void answer(ProtocolMessage message) {
    Question question = answers.remove(message.field(0));
    if (question == null || !question.takes().contains(message.kind())) {
      end("answered-unasked");
    } else {
      question.answer().complete(message);
    }
  }

  private void hold(ProtocolMessage message) {
    if (!held.add(message.field(0))) {
      end("reported-twice");
      return;
    }
    var unused =
        gate.arrive(message.field(1), message.field(2), message.from(3))
            .passed()
            .thenAccept(
                go ->
                    outbox.add(
                        ProtocolMessage.of(go ? "go" : "fail", message.field(0), gate.database())));
  }

  /** For what the process did over its connection, which no honest one does. */
  private void end(String why) {
    end(misdeed(why));
  }

  private void end(Message why) {
    misdeed = Optional.of(why);
    kill();
  }

  private static Message misdeed(String key) {
    return Message.of("run.misdeed." + key);
  }

  private void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /**
   * Bubblewrap that is ended in its first milliseconds leaves a half of itself behind, which waits
   * for the other for ever and runs nothing: 6 of 400 that were killed within 6 ms (0.8.0). Once
   * the JVM inside has come in, all ends with its other half. What is left: a grader that is itself
   * killed in these milliseconds.
   */
  private void letItStart() {
    // On the way out this thread may be interrupted, and has to wait all the same.
    CompletableFuture.anyOf(door.guest(), process.onExit())
        .handle((done, failure) -> true)
        .completeOnTimeout(false, TO_COME_IN_MS, TimeUnit.MILLISECONDS)
        .join();
  }

  private void gone() {
    door.close();
    gate.abandon();
  }

  /** Sends an order; the answer to the order with that id comes later, if at all. */
  CompletableFuture<ProtocolMessage> order(String kind, String id, String... more) {
    CompletableFuture<ProtocolMessage> answer = new CompletableFuture<>();
    answers.put(id, new Question(ANSWERS.getOrDefault(kind, Set.of()), answer));
    List<String> fields = new ArrayList<>();
    fields.add(id);
    fields.addAll(List.of(more));
    outbox.add(ProtocolMessage.of(kind, fields));
    return answer;
  }

  /** Asks what the threads do; empty when no answer came within that time. */
  Optional<ChildSnapshot> snapshot(long timeoutMs) {
    if (!door.guest().isDone()) {
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

  /** Waits until the child has got round to one thing more, at most that long. */
  void roundTrip(long timeoutMs) {
    ask("ping", timeoutMs);
  }

  private Optional<ProtocolMessage> ask(String kind, long timeoutMs) {
    CompletableFuture<ProtocolMessage> answer = order(kind, kind + " " + asked.incrementAndGet());
    try {
      CompletableFuture.anyOf(answer, process.onExit()).get(timeoutMs, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.ofNullable(answer.getNow(null));
  }

  /** Lets the child connect to that port of this process. */
  void admit(int port) {
    try {
      sandbox.admit(process, port);
    } catch (IOException e) {
      throw unreachable("run.no-way-out", e);
    }
  }

  /** The door is closed once the child is in. */
  private void dismissFromTheDoor() {
    try {
      sandbox.dismiss(process, door.port());
    } catch (IOException e) {
      throw unreachable("run.way-out-stays-open", e);
    }
  }

  /** Where this process finds what the child listens on; nobody may be there. */
  int reach(int port) {
    try {
      return sandbox.reach(process, port);
    } catch (IOException e) {
      throw unreachable("run.no-way-in", e);
    }
  }

  private static UncheckedIOException unreachable(String key, IOException e) {
    return new UncheckedIOException(
        new IoMessageException(Message.of(key, "reason", IoMessageException.troubleOf(e)), e));
  }

  /** Told the time, in ns, when the child has come in: no code of a submission has run by then. */
  void whenInside(LongConsumer task) {
    var unused = door.guest().thenRun(() -> task.accept(System.nanoTime()));
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Whether the grader ended it because it did not answer. */
  boolean fellSilent() {
    return misdeed.equals(Optional.of(misdeed(SILENT)));
  }

  /** How the process ended, in words; waits at most that long for its end. */
  Optional<Message> ended(long waitMs) {
    try {
      return process.waitFor(waitMs, TimeUnit.MILLISECONDS)
          ? Optional.of(
              misdeed
                  .map(why -> Message.of("run.ended-by-grader", "why", why))
                  .orElseGet(this::exitStatus))
          : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Message exitStatus() {
    return Message.of("run.exit-status", "status", process.exitValue());
  }

  /**
   * How the process ended; empty when it lives. Certain however slow this machine is: one that
   * lives answers what it is asked now, and one that is about to end does not.
   */
  Optional<Message> ended() {
    if (ask("snapshot", TO_ANSWER_MS).isPresent()) {
      return Optional.empty();
    }
    if (alive()) {
      end(SILENT); // It has broken a connection already; a new child serves the others.
    }
    return ended(TO_END_MS);
  }

  /** Ends the process and what it started, and every wait for it. */
  @Override
  public void close() {
    letItStart();
    kill();
    gone();
    var unused = door.guest().thenAccept(ControlListener::shut);
    awaitOutput();
  }

  /**
   * What a child printed just before it ended is often read only now. A process that it has left
   * behind may keep its output open.
   */
  private void awaitOutput() {
    try {
      printing.join(FOR_THE_OUTPUT_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
