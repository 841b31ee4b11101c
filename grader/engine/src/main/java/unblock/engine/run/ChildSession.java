package unblock.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import unblock.engine.exercise.DependencyFault;
import unblock.engine.exercise.Exercise;
import unblock.engine.exercise.Oracle;
import unblock.engine.exercise.Question;
import unblock.engine.exercise.SharedServices;
import unblock.engine.exercise.TestData;
import unblock.engine.model.Aspect;
import unblock.engine.model.CallSite;
import unblock.engine.model.Evidence;
import unblock.engine.model.Evidence.Exchange;
import unblock.engine.model.Evidence.Outcome;
import unblock.engine.model.Evidence.Stack;
import unblock.engine.model.Timeline;
import unblock.message.Message;
import unblock.runtime.ProtocolMessage;

/**
 * One child with the exercise's server in it, renewed when a request has broken it: a handler that
 * hangs or ends the process costs its own points, not its neighbours'.
 */
final class ChildSession implements AutoCloseable {
  /** Half of what the smallest queue of a kernel holds; a round trip is dear in a crowd. */
  private static final int BETWEEN_ROUND_TRIPS = 64;

  /**
   * So many children may stop answering, each of which takes 30 s to find out; after them no other
   * is started. Whatever is asked then has ended with the last of them.
   */
  private static final int MOST_SILENT = 3;

  private final Exercise exercise;
  private final Sandbox sandbox;
  private final List<Path> classPath;
  private final Path folder;
  private final TestData data;
  private final OpenDependencies dependencies;
  private final RequestSender caller;
  private final WaitingBudget budget;
  private final SentRequests requests = new SentRequests();
  private final DependencyContext context;
  private final ServerTurns turns;
  private final WorkerObservations sightings;
  private final CapturedOutput output = new CapturedOutput();
  private final AtomicInteger ended = new AtomicInteger();
  private int asked;
  private int sentTogether;
  private int silent;
  private volatile Life life;
  private volatile boolean closed;

  /** What ends with a child, and begins anew with the next one. */
  private record Life(
      ChildProcess child,
      Gate gate,
      WorkerMarks marks,
      QuiescenceWaiter patience,
      ChildServers servers) {}

  private ChildSession(
      Exercise exercise,
      Sandbox sandbox,
      List<Path> classPath,
      List<CallSite> sites,
      Path folder,
      TestData data,
      Oracle oracle,
      SharedServices services,
      RequestSender caller,
      WaitingBudget budget)
      throws IOException {
    this.sightings = new WorkerObservations(sites, !exercise.server().mayBlock());
    this.exercise = exercise;
    this.sandbox = sandbox;
    this.classPath = classPath;
    this.folder = folder;
    this.data = data;
    this.caller = caller;
    this.budget = budget;
    this.context = new DependencyContext(oracle, services, this::gate);
    this.dependencies = new OpenDependencies(exercise.dependencies(), context);
    this.turns = new ServerTurns(dependencies, caller);
    try {
      this.life = begin();
    } catch (IOException | RuntimeException e) {
      dependencies.close();
      throw e;
    }
  }

  /**
   * Starts a child; the server is not up before {@link #open()}.
   *
   * @param sites the calls that have a probe
   * @param budget what all waits may take together
   */
  static ChildSession start(
      Exercise exercise,
      Sandbox sandbox,
      List<Path> classPath,
      List<CallSite> sites,
      Path folder,
      TestData data,
      Oracle oracle,
      SharedServices services,
      RequestSender caller,
      WaitingBudget budget)
      throws IOException {
    return new ChildSession(
        exercise, sandbox, classPath, sites, folder, data, oracle, services, caller, budget);
  }

  private Life begin() throws IOException {
    Path rows = Objects.requireNonNull(data.file().toAbsolutePath().getParent());
    Gate gate = new Gate(() -> data.file().toString());
    WorkerMarks marks = new WorkerMarks();
    long start = System.nanoTime();
    ChildProcess child =
        ChildProcess.start(
            sandbox, classPath, rows, folder, gate, mark -> accept(mark, marks), output);
    child.whenInside(now -> budget.begin(now, now - start));
    QuiescenceWaiter patience = new QuiescenceWaiter(child, this::steps, this::takeATurn, budget);
    ChildServers servers = new ChildServers(exercise, child, patience, data::file, dependencies);
    return new Life(child, gate, marks, patience, servers);
  }

  /** What is reported of a request that nobody sent is no step of any. */
  private void accept(ProtocolMessage mark, WorkerMarks marks) {
    if (requests.knows(mark.field(0))) {
      marks.accept(mark);
    }
  }

  private boolean takeATurn(ChildSnapshot seen) {
    return turns.take(life.servers.port(), seen.holders().size() < exercise.server().workers());
  }

  /** Makes the handlers and starts the server; says why when that did not work. */
  Optional<Evidence.NotServed> open() {
    dependencies.admit(life.child);
    return life.servers.open();
  }

  /**
   * Ends the child and starts another one, with the same users; none where too many before have
   * stopped answering, or all time has been taken.
   *
   * @throws IOException also when the session was closed
   */
  void renew() throws IOException {
    take(life.gate);
    sightings.ask(life.child, life.patience, life.marks);
    life.child.close();
    silent += life.child.fellSilent() ? 1 : 0;
    if (isOver()) {
      return;
    }
    if (!closed) {
      life = begin();
    }
    if (closed) { // Whoever closed it meanwhile may not have seen this child.
      life.child.close();
      throw new IOException("Closed");
    }
    open();
  }

  /** Asks one question and waits for what becomes of it. */
  Exchange ask(Question question, Aspect aspect) {
    return ask(question, aspect, life.servers.port(), Duration.ZERO);
  }

  /** The same, on another port, where an answer may take {@code atLeast} to come by itself. */
  Exchange ask(Question question, Aspect aspect, int port, Duration atLeast) {
    int before = life.gate.count(question.key());
    PendingRequest call = send(port, "Q" + ++asked, question);
    life.patience.await(call.outcome, atLeast);
    return new Exchange(
        question.route(),
        aspect,
        question.asked(),
        question.expected(),
        outcome(call),
        life.gate.count(question.key()) - before);
  }

  /** Sends that question and does not wait. */
  PendingRequest send(String id, Question question) {
    return send(life.servers.port(), id, question);
  }

  private PendingRequest send(int port, String id, Question question) {
    if (isOver()) { // Its port may be somebody else's by now.
      return new PendingRequest(
          id, question, System.nanoTime(), CompletableFuture.completedFuture(over()));
    }
    requests.add(id);
    PendingRequest call = caller.send(port, id, question);
    var unused = call.outcome.whenComplete((outcome, failure) -> ended.incrementAndGet());
    return call;
  }

  private boolean isOver() {
    return silent >= MOST_SILENT || budget.isSpent();
  }

  private Outcome over() {
    return budget.isSpent()
        ? new Outcome.Overdue(budget.seconds())
        : new Outcome.Ended(life.child.ended(0).orElse(Message.of("run.silent")));
  }

  /** Each request counts when it takes the worker, leaves it, is at the gate, and has ended. */
  private long steps() {
    return (long) life.marks.steps() + life.gate.known() + ended.get();
  }

  /**
   * The same, for one of many requests that are sent together. Now and then it lets the child take
   * what was sent: a connection that finds no place in the kernel's queue is tried again after 1 s,
   * and meanwhile it would look as if nothing were under way.
   */
  PendingRequest sendOneOfMany(String id, Question question) {
    if (++sentTogether % BETWEEN_ROUND_TRIPS == 0) {
      catchUp();
    }
    return send(id, question);
  }

  /** The same, for one of many requests that meet at the gate. */
  PendingRequest gathered(String id, Question question) {
    sightings.meets(id, question.route());
    return sendOneOfMany(id, question);
  }

  /** Waits until the child has taken what was sent, and its marks so far have come. */
  void catchUp() {
    life.child.roundTrip(2_000);
  }

  /** What these calls have done until now. */
  Timeline timeline(List<PendingRequest> calls) {
    catchUp();
    return life.marks.timeline(calls, life.gate.arrivals());
  }

  /** Waits until the dependencies have room for that many requests that they have to hold. */
  void takeRoom(int requests) {
    dependencies.takeRoom(requests);
  }

  /** Gives that room back. */
  void leaveRoom() {
    dependencies.leaveRoom();
  }

  /** What became of a call: certain when it is done or when patience has ended. */
  Outcome outcome(PendingRequest call) {
    if (!call.outcome.isDone()) {
      return budget.isSpent() ? over() : notDone();
    }
    Outcome outcome = call.outcome.join();
    return outcome instanceof Outcome.Dropped ? endedOr(outcome) : outcome;
  }

  private Outcome notDone() {
    return life.child
        .ended(0)
        .<Outcome>map(Outcome.Ended::new)
        .orElseGet(() -> new Outcome.Silent(life.patience.lastHolders()));
  }

  /** Whether it has ended it is asked, which it may answer late, once for each connection. */
  private Outcome endedOr(Outcome dropped) {
    long start = System.nanoTime();
    Optional<Message> ended = budget.isSpent() ? life.child.ended(0) : life.child.ended();
    budget.take(System.nanoTime() - start);
    return ended.<Outcome>map(Outcome.Ended::new).orElse(dropped);
  }

  /** How many look-ups the server has seen fail. */
  int failures() {
    return context.failures();
  }

  /** Whether the worker answers. */
  boolean pulse() {
    return pulse(List.of());
  }

  /**
   * The same.
   *
   * @param stuck holders of which it is known already that they go on only when the gate opens
   */
  boolean pulse(List<Stack> stuck) {
    Set<String> known = requests(stuck);
    CompletableFuture<Boolean> pulse = caller.pulse(life.servers.port());
    return life.patience.await(
            pulse,
            seen ->
                allAtTheGate(seen)
                    || (known.size() >= exercise.server().workers()
                        && known.equals(requests(seen.holders()))))
        && pulse.join();
  }

  private static Set<String> requests(List<Stack> holders) {
    return holders.stream().map(Stack::request).collect(Collectors.toSet());
  }

  /**
   * Whether none of these can be answered or reach the gate any more before it opens: they have not
   * begun, and every worker stands at the gate itself. The snapshot came on the same connection as
   * the marks before it, so a request that had begun by then is known.
   */
  boolean cannotBegin(ChildSnapshot seen, List<PendingRequest> calls) {
    return allAtTheGate(seen) && calls.stream().noneMatch(call -> life.marks.began(call.id));
  }

  private boolean allAtTheGate(ChildSnapshot seen) {
    return seen.holders().size() >= exercise.server().workers()
        && seen.holders().stream().allMatch(holder -> life.gate.holds(holder.request()));
  }

  /**
   * What the probes of all children counted; asks the one that is left, so ask once, at the end.
   */
  ProbeTotals calls() {
    sightings.ask(life.child, life.patience, life.marks);
    return sightings.calls();
  }

  /** Slow calls that came from the worker's own thread, in all children; take them at the end. */
  List<Stack> onWorker() {
    take(life.gate);
    return sightings.onWorker();
  }

  private void take(Gate gate) {
    sightings.take(gate);
    gate.arrivals().forEach(arrival -> requests.knows(arrival.request()));
  }

  /**
   * Requests that nobody sent and of which a child has reported something; take them at the end.
   */
  List<String> unsent() {
    return requests.unsent();
  }

  /** The servers of the child that runs now. */
  ChildServers servers() {
    return life.servers;
  }

  Gate gate() {
    return life.gate;
  }

  WorkerMarks marks() {
    return life.marks;
  }

  QuiescenceWaiter patience() {
    return life.patience;
  }

  /** From now on that goes wrong for that key. */
  void arm(DependencyFault fault, String key) {
    context.arm(fault, key);
  }

  /** Ends the child; the beginning of what the submission printed, which is whole only then. */
  String endWithOutput() {
    close();
    return output.text();
  }

  /** Ends the child, and lets no other begin. Safe to call twice and from any thread. */
  @Override
  public void close() {
    closed = true;
    life.child.close();
    dependencies.close();
  }
}
