package unblock.runtime;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The main class of the child JVM, in which a submission runs. It carries out the grader's orders
 * over one connection (start an exercise, close it, take a snapshot of the threads) and reports
 * events. It judges nothing. It ends when the connection ends, so that no child outlives its
 * grader.
 *
 * <p>The submission runs in the same JVM. This module opens no package to the submission. For
 * everything that a submission can do in spite of that (native code, on a JDK that allows it), the
 * grader compares the reports with its own observations. A failure of any thread of this class ends
 * the JVM: a child that lived on without reports would hide the failure from the grader.
 */
public final class ChildMain {
  /** The time limit for {@code close()}, and for the submission's threads to end after it. */
  private static final TurnBasedTimeout GRACE = new TurnBasedTimeout(Duration.ofSeconds(2));

  /** The time limit for the JVM to end by itself; threads that a submission left do not count. */
  private static final TurnBasedTimeout FOR_THE_EXIT = GRACE;

  private static final int TURNS_FOR_AN_ORDER = 100;

  private final MessageOutbox outbox = new MessageOutbox();
  private final SubmissionThreads threads = new SubmissionThreads();
  private final WorkerRegistry worker =
      new WorkerRegistry(
          (request, what, nanos, cpuNanos) ->
              outbox.addInPassing(
                  ProtocolMessage.of(
                      "mark",
                      request,
                      what,
                      Long.toString(nanos),
                      Long.toString(cpuNanos),
                      Thread.currentThread().getName())),
          threads);
  private final Map<String, RunningExercise> exercises = new ConcurrentHashMap<>();
  private final LifecycleOrders lifecycle = new LifecycleOrders(exercises, outbox::add);
  private final RemoteGate gate = new RemoteGate(outbox::add, worker);
  private final Socket control;

  /** Lets the thread continue that is held at a pause point; used by the listening thread. */
  private Runnable resume = () -> {};

  private final OptionalInt socketsBefore;
  private final ExerciseRemains remains;

  /** Loads the classes of the submission. */
  private volatile ClassLoader loader = ClassLoader.getSystemClassLoader();

  /** The newest version of the rows that the grader has named. */
  private volatile Path database = Path.of("");

  /** Odd while an order is being carried out. */
  private final AtomicLong orders = new AtomicLong();

  private ChildMain(int port, String token) throws IOException {
    control = new Socket(InetAddress.getLoopbackAddress(), port);
    control.setTcpNoDelay(true);
    ProtocolMessage.of("control", token).writeTo(control.getOutputStream());
    socketsBefore = OpenSockets.open();
    threads.markAll();
    remains = new ExerciseRemains(threads, socketsBefore);
    ProbeRecorder.onForgery(() -> outbox.add(ProtocolMessage.of("forged")));
  }

  /**
   * Reads the grader's port and a token from standard input, because other processes can read the
   * command line and the environment. The token opens one connection, before any code of the
   * submission runs, and is not valid after that.
   */
  public static void main(String[] arguments) throws IOException {
    readLibraries();
    DiagnosticCommands.deny();
    NativeAccess.deny();
    // Not a Scanner: it takes 10 ms to load number formats.
    String[] greeting =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
            .readLine()
            .split(" ", -1);
    System.setIn(InputStream.nullInputStream()); // In a container the original stream stays open.
    ChildMain child = new ChildMain(Integer.parseInt(greeting[0]), greeting[1]);
    Runtime.getRuntime()
        .addShutdownHook(child.threads.daemon("exit", () -> child.halter().start()));
    child.threads.daemon(ActivitySnapshot.REPORTER, () -> child.orEnd(child::report)).start();
    child.threads.daemon(ActivitySnapshot.WATCH, () -> child.orEnd(child::watch)).start();
    child.orEnd(child::listen);
  }

  /** Lets this module read libraries outside of it, on the class path. */
  static void readLibraries() {
    ChildMain.class.getModule().addReads(ClassLoader.getSystemClassLoader().getUnnamedModule());
  }

  /** A task that runs as long as the child does. */
  private interface Part {
    void run() throws IOException, InterruptedException;
  }

  private void orEnd(Part part) {
    try {
      part.run();
    } catch (IOException e) {
      return; // The grader has closed the connection.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      Runtime.getRuntime().halt(1);
    }
  }

  private Thread halter() {
    return threads.daemon(
        "halter",
        () -> {
          FOR_THE_EXIT.waitWhile(() -> true);
          Runtime.getRuntime().halt(1);
        });
  }

  private void report() throws IOException, InterruptedException {
    outbox.writeTo(control.getOutputStream());
  }

  private void listen() throws IOException {
    InputStream in = new BufferedInputStream(control.getInputStream());
    while (true) {
      ProtocolMessage order = ProtocolMessage.readFrom(in);
      orders.incrementAndGet();
      carryOut(order);
      orders.incrementAndGet();
    }
  }

  private void carryOut(ProtocolMessage order) throws IOException {
    String id = order.field(0);
    switch (order.kind()) {
      case "go" -> answer(order, true);
      case "fail" -> answer(order, false);
      case "load" -> {
        loader = new SubmissionLoader(Path.of(order.field(1)));
        outbox.add(ProtocolMessage.of("loaded", id));
      }
      case "clear" -> threads.daemon("clearer", () -> clear(id)).start();
      case "open" -> {
        database = Path.of(order.field(1));
        // Not marked as one of the runtime's threads, so that a snapshot shows where the
        // constructor waits.
        new Thread(() -> open(order, RunningExercise::start), "constructor").start();
      }
      case "make" -> {
        database = Path.of(order.field(1));
        new Thread(() -> open(order, made -> {}), "constructor").start();
      }
      case "start" -> lifecycle.start(id, order.field(1));
      case "leave" -> lifecycle.leave(id, order.field(1));
      case "interrupt" -> lifecycle.interrupt(id, order.field(1));
      case "release" -> lifecycle.release(id, order.field(1));
      case "close" -> threads.daemon("closer", () -> close(id)).start();
      case "discard" -> threads.daemon("closer", () -> discard(id)).start();
      case "calls" -> outbox.add(calls(id));
      case "hold" -> hold(order);
      case "resume" -> {
        resume.run();
        outbox.add(ProtocolMessage.of("resumed", id));
      }
      case "snapshot" -> snapshot(id);
      case "executors" -> outbox.add(ExecutorSnapshot.take(id, threads));
      case "ping" -> outbox.add(ProtocolMessage.of("pong", id));
      default -> throw new IOException("Unknown order: " + order.kind());
    }
  }

  /**
   * Completes an arrival at the gate. A look-up that continues finds the rows that this answer
   * names, or newer ones.
   */
  private void answer(ProtocolMessage order, boolean go) {
    if (!order.field(1).isEmpty()) {
      database = Path.of(order.field(1));
    }
    gate.answer(order.field(0), go);
  }

  /**
   * Holds the next thread that reaches a place. The only worker is not held: no other request could
   * run meanwhile.
   */
  private void hold(ProtocolMessage order) {
    String id = order.field(0);
    boolean workersToo = Integer.parseInt(order.field(2)) > 1;
    resume =
        PausePoints.arm(
            Integer.parseInt(order.field(1)),
            () -> workersToo || worker.request().isEmpty(),
            () -> outbox.add(ProtocolMessage.of("held", id)));
  }

  /**
   * Returns if an order does not finish. An order asks a submission's thread for its state and its
   * frames; the thread may override the methods for that so that they never return. The limit is
   * counted in turns, like all time limits of this module.
   */
  private void watch() throws InterruptedException {
    long before = 0;
    for (int same = 0; same < TURNS_FOR_AN_ORDER; ) {
      TimeUnit.MILLISECONDS.sleep(100);
      long now = orders.get();
      same = now == before && now % 2 == 1 ? same + 1 : 0;
      before = now;
    }
  }

  /**
   * Sends a snapshot. The reply shows the grader that this JVM is alive; a JVM that is about to end
   * sends none.
   */
  private void snapshot(String id) {
    try {
      Runtime.getRuntime().removeShutdownHook(Thread.currentThread());
    } catch (IllegalStateException e) {
      return; // The JVM is ending.
    }
    outbox.add(ThreadSnapshot.take(id, worker, threads));
  }

  /** Returns the time of the known computation on this machine, then the figures of all probes. */
  private static ProtocolMessage calls(String id) {
    List<String> fields = new ArrayList<>();
    fields.add(id);
    fields.add(Long.toString(CpuYardstick.nanos()));
    fields.addAll(ProbeRecorder.tell());
    return ProtocolMessage.of("calls", fields);
  }

  /** What follows when the handlers have been made. */
  private interface Start {
    void start(RunningExercise made) throws Exception;
  }

  private void open(ProtocolMessage order, Start start) {
    String id = order.field(0);
    try {
      OpenOrder opened = OpenOrder.fromFields(order.from(1));
      gate.reportLinesOf(RunningExercise.packageOf(opened.handlers()));
      RunningExercise exercise =
          RunningExercise.open(opened, loader, 0, () -> database, gate, worker, threads);
      exercises.put(id, exercise);
      start.start(exercise);
      outbox.add(ProtocolMessage.of("opened", id, Integer.toString(exercise.port())));
    } catch (Throwable e) {
      outbox.add(unopened(id, e));
    }
  }

  /**
   * Reports that the constructor or {@code start()} failed. The exception may belong to the
   * submission, so that its methods may themselves throw.
   */
  private static ProtocolMessage unopened(String id, Throwable failure) {
    try {
      return ProtocolMessage.of(
          "unopened",
          id,
          failure.toString(),
          String.join("\n", StackTexts.frames(List.of(failure.getStackTrace()))),
          failure instanceof UnfitHandlersException unfit ? unfit.key() : "");
    } catch (Throwable e) {
      return ProtocolMessage.of("unopened", id, failure.getClass().getName(), "", "");
    }
  }

  /**
   * Forgets the exercise and reports the kind of its first remains, or an empty text. A look-up
   * that still waits at the gate is one of them: its answer would name the rows of this exercise.
   */
  private void clear(String id) {
    PhantomReference<ClassLoader> before = new PhantomReference<>(loader, new ReferenceQueue<>());
    loader = ClassLoader.getSystemClassLoader();
    PausePoints.clear();
    ProbeRecorder.clear();
    Optional<ExerciseRemains.Kind> left =
        exercises.isEmpty() && gate.isIdle()
            ? remains.of(before)
            : Optional.of(ExerciseRemains.Kind.OBJECT);
    outbox.add(ProtocolMessage.of("cleared", id, left.map(Enum::name).orElse("")));
  }

  /** Returns what is left when the time is over, of what the handlers keep and what is garbage. */
  private Left left(RunningExercise exercise) {
    try {
      if (!left().isNothing()) {
        // Some executors and timers end their threads when they are garbage. Without this call, the
        // verdict depended on whether a collection happened by chance: 40 or 38 points.
        System.gc();
      }
      return GRACE.lookUntil(Left::isNothing, this::left);
    } finally {
      Reference.reachabilityFence(exercise); // What the handlers keep is no garbage.
    }
  }

  /**
   * Reports the number of open connections if it is known, the frames of a {@code close()} that has
   * not returned, then the name and the frames of each thread that is still alive.
   */
  private void close(String id) {
    RunningExercise exercise = exercises.remove(id);
    if (exercise == null) {
      return;
    }
    Thread closing = end(exercise);
    Left left = left(exercise);
    List<String> fields = new ArrayList<>();
    fields.add(id);
    fields.add(left.sockets().isPresent() ? Integer.toString(left.sockets().getAsInt()) : "");
    fields.add(
        closing.isAlive()
            ? String.join("\n", StackTexts.frames(List.of(closing.getStackTrace())))
            : "");
    for (LiveThread live : left.threads()) {
      fields.add(live.thread().getName());
      fields.add(String.join("\n", StackTexts.frames(live.stack())));
    }
    outbox.add(ProtocolMessage.of("closed", fields));
  }

  /** Ends an exercise whose threads and connections do not matter. */
  private void discard(String id) {
    RunningExercise exercise = exercises.remove(id);
    if (exercise != null) {
      var unused = end(exercise);
      outbox.add(ProtocolMessage.of("discarded", id));
    }
  }

  /** Stops the server and returns the thread of {@code close()}, which may still run. */
  private Thread end(RunningExercise exercise) {
    boolean isServing = exercise.isStartable();
    if (!isServing) {
      exercise.stop();
    }
    Thread closing = threads.daemon("close", exercise::close);
    closing.start();
    GRACE.waitWhile(closing::isAlive);
    if (isServing) {
      exercise.stop();
    }
    return closing;
  }

  /**
   * The threads and connections that a submission has left open.
   *
   * @param sockets the number of connections; empty where the system does not report it
   */
  private record Left(List<LiveThread> threads, OptionalInt sockets) {
    boolean isNothing() {
      return threads.isEmpty() && sockets.orElse(0) == 0;
    }
  }

  private Left left() {
    return new Left(threads.left(), socketsLeft());
  }

  private OptionalInt socketsLeft() {
    if (OpenSockets.keptByTheJdk()) {
      return OptionalInt.of(0);
    }
    OptionalInt open = OpenSockets.open();
    return open.isEmpty() || socketsBefore.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(Math.max(0, open.getAsInt() - socketsBefore.getAsInt()));
  }
}
