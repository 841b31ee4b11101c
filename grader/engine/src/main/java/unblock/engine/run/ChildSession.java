package unblock.engine.run;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
import unblock.engine.model.Exchange;
import unblock.engine.model.ObservedExecutor;
import unblock.engine.model.OtherLookUp;
import unblock.engine.model.Outcome;
import unblock.engine.model.Stack;
import unblock.engine.model.Timeline;
import unblock.message.Message;
import unblock.runtime.ProtocolMessage;

/**
 * One child with the exercise's server in it, replaced when a request has broken it: a handler that
 * hangs or ends the process costs the points of its own criteria, not those of others.
 */
final class ChildSession implements AutoCloseable {
  /** Half the size of the smallest queue of a kernel; a round trip is expensive under load. */
  private static final int BETWEEN_ROUND_TRIPS = 64;

  /**
   * The number of children that may stop answering, 30 s are needed to detect each. After them no
   * other child is started, and further questions end as for the last child.
   */
  private static final int MOST_SILENT = 3;

  private static final long SNAPSHOT_MS = 2_000;

  private final Exercise exercise;
  private final ChildSource children;
  private final ChildSource.RunFiles files;
  private final TestData data;
  private final OpenDependencies dependencies;
  private final RequestSender caller;
  private final WaitingBudget budget;
  private final SentRequests requests = new SentRequests();
  private final DependencyContext context;
  private final ServerTurns pings;
  private final WorkerObservations observations;
  private final CapturedOutput output = new CapturedOutput();
  private final AtomicInteger ended = new AtomicInteger();
  private int asked;
  private int sentTogether;
  private int silent;
  private volatile ChildState state;
  private volatile boolean closed;
  private volatile boolean isGivenBack;

  /** The state that ends with a child and is new for the next one. */
  private record ChildState(
      ChildProcess child,
      Gate gate,
      WorkerMarks marks,
      QuiescenceWaiter waiter,
      ChildServers servers) {}

  private ChildSession(
      Exercise exercise,
      ChildSource children,
      ChildSource.RunFiles files,
      List<CallSite> sites,
      TestData data,
      Oracle oracle,
      SharedServices services,
      RequestSender caller,
      WaitingBudget budget)
      throws IOException {
    this.observations = new WorkerObservations(sites, !exercise.server().mayBlock());
    this.exercise = exercise;
    this.children = children;
    this.files = files;
    this.data = data;
    this.caller = caller;
    this.budget = budget;
    this.context = new DependencyContext(oracle, services, this::gate);
    this.dependencies = new OpenDependencies(exercise.dependencies(), context);
    this.pings = new ServerTurns(dependencies, caller);
    try {
      this.state = begin();
    } catch (IOException | RuntimeException e) {
      dependencies.close();
      throw e;
    }
  }

  /**
   * Takes a child; {@link #open()} starts the server in it.
   *
   * @param children the source of children
   * @param sites the calls that have a probe
   * @param budget the common limit of all waits
   */
  static ChildSession start(
      Exercise exercise,
      ChildSource children,
      ChildSource.RunFiles files,
      List<CallSite> sites,
      TestData data,
      Oracle oracle,
      SharedServices services,
      RequestSender caller,
      WaitingBudget budget)
      throws IOException {
    return new ChildSession(
        exercise, children, files, sites, data, oracle, services, caller, budget);
  }

  private ChildState begin() throws IOException {
    Gate gate = new Gate(() -> data.file().toString());
    WorkerMarks marks = new WorkerMarks();
    long start = System.nanoTime();
    ChildProcess child =
        children.take(files, new ChildSource.Receivers(gate, mark -> accept(mark, marks), output));
    child.whenConnected(now -> budget.begin(now, now - start));
    QuiescenceWaiter waiter = new QuiescenceWaiter(child, this::steps, this::ping, budget);
    ChildServers servers = new ChildServers(exercise, child, waiter, data::file, dependencies);
    return new ChildState(child, gate, marks, waiter, servers);
  }

  /** Drops reports about requests that were never sent. */
  private void accept(ProtocolMessage mark, WorkerMarks marks) {
    if (requests.checkSent(mark.field(0))) {
      marks.accept(mark);
    }
  }

  private boolean ping(ChildSnapshot seen) {
    return pings.take(state.servers.port(), seen.holders().size() < exercise.server().workers());
  }

  /** Creates the handlers and starts the server; returns the reason if that failed. */
  Optional<Evidence.NotServed> open() {
    dependencies.admit(state.child.ports());
    return state.servers.open();
  }

  /**
   * Ends the child and starts another one with the same users, unless too many children have
   * stopped answering or the time limit is reached.
   *
   * @throws IOException also when the session was closed
   */
  void renew() throws IOException {
    take(state.gate);
    observations.ask(state.child, state.waiter, state.marks);
    state.child.close();
    silent += state.child.endedForSilence() ? 1 : 0;
    if (isOver()) {
      return;
    }
    if (!closed) {
      state = begin();
    }
    if (closed) { // A concurrent close() may have missed this child.
      state.child.close();
      throw new IOException("Closed");
    }
    open();
  }

  /** Sends one question and waits for its outcome. */
  Exchange ask(Question question, Aspect aspect) {
    return ask(question, aspect, state.servers.port(), Duration.ZERO).exchange();
  }

  /**
   * Sends one question to another port and waits for its outcome; the answer may take {@code
   * atLeast} without any activity.
   */
  TimedExchange ask(Question question, Aspect aspect, int port, Duration atLeast) {
    int before = state.gate.count(question.key());
    int received = state.gate.lookUps().count();
    PendingRequest call = send(port, "Q" + ++asked, question);
    state.waiter.await(call.outcome, atLeast);
    if (call.outcome.isDone() && state.gate.count(question.key()) == before) {
      catchUp(); // The child reports a look-up on another connection than the reply.
    }
    int lookUps = state.gate.count(question.key()) - before;
    List<OtherLookUp> others = state.gate.lookUps().others(received, question.key());
    if (lookUps == 0 && others.isEmpty()) {
      state.gate.lookUps().mayComeLate(question.key());
    }
    OptionalLong step = state.gate.lastStep(question.key());
    boolean isKnown =
        step.isPresent() && step.getAsLong() >= call.sentNanos && call.repliedNanos > 0;
    Optional<Duration> sinceStep =
        isKnown
            ? Optional.of(Duration.ofNanos(call.repliedNanos - step.getAsLong()))
            : Optional.empty();
    Exchange exchange =
        new Exchange(
            question.route(),
            aspect,
            question.asked(),
            question.expected(),
            outcome(call),
            lookUps);
    return new TimedExchange(exchange.orRight(question.alternatives()).besides(others), sinceStep);
  }

  /**
   * Ends the silence for that key, and waits for threads that still read a body. A silent service
   * breaks its connections some day; on 17, an interrupt does not end the reading, so that these
   * threads would be left after {@code close()}.
   */
  void endSilenceFor(String key) {
    state.gate.endSilenceFor(key);
    if (state.child.snapshot(SNAPSHOT_MS).filter(ChildSnapshot::readsBody).isPresent()) {
      state.waiter.await(new CompletableFuture<>(), seen -> !seen.readsBody());
    }
  }

  /** Sends that question without waiting. */
  PendingRequest send(String id, Question question) {
    return send(state.servers.port(), id, question);
  }

  private PendingRequest send(int port, String id, Question question) {
    if (isOver()) { // Another process may use the port now.
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
        : state.child.ended(0).orElse(new Outcome.Ended(Message.of("run.silent")));
  }

  /** Counts, for each request, taking the worker, leaving it, being at the gate, and ending. */
  private long steps() {
    return (long) state.marks.steps() + state.gate.known() + ended.get();
  }

  /**
   * Sends one of many simultaneous requests. At intervals, it waits until the child has accepted
   * the connections: a connection that finds the kernel's queue full is retried after 1 s, and
   * meanwhile no activity would be visible.
   */
  PendingRequest sendOneOfMany(String id, Question question) {
    return sendOneOfMany(state.servers.port(), id, question);
  }

  /** The same for a second server, on that port. */
  PendingRequest sendOneOfMany(int port, String id, Question question) {
    if (++sentTogether % BETWEEN_ROUND_TRIPS == 0) {
      catchUp();
    }
    return send(port, id, question);
  }

  /** Sends one of many requests that meet at the gate. */
  PendingRequest gathered(String id, Question question) {
    observations.addGathered(id, question.route());
    return sendOneOfMany(id, question);
  }

  /** Holds the first thread that reaches that pause point; completes when one is held. */
  CompletableFuture<ProtocolMessage> hold(int point) {
    return state.child.hold(point, exercise.server().workers());
  }

  /** Lets that thread continue. */
  void resume() {
    state.child.resume();
  }

  /** Waits until the child has accepted the sent requests and its marks so far have arrived. */
  void catchUp() {
    state.child.roundTrip(2_000);
  }

  /**
   * The timeline of these calls until now.
   *
   * @param gate the steps of the gate meanwhile
   */
  Timeline timeline(List<PendingRequest> calls, List<GateStep> gate) {
    catchUp();
    return state.marks.timeline(calls, state.gate.arrivals(), gate);
  }

  /** The timeline of these calls of a held trial until now, with all of their slow calls. */
  Timeline heldTimeline(List<PendingRequest> calls, List<GateStep> steps) {
    catchUp();
    return state.marks.heldTimeline(calls, state.gate.arrivals(), steps);
  }

  /** Waits until the dependencies can hold that many requests, and reserves the capacity. */
  void takeRoom(int requests) {
    dependencies.takeRoom(requests);
  }

  /** Releases that capacity. */
  void leaveRoom() {
    dependencies.leaveRoom();
  }

  /** The outcome of a call: certain when the call is done or the wait for it has ended. */
  Outcome outcome(PendingRequest call) {
    if (!call.outcome.isDone()) {
      return budget.isSpent() ? over() : notDone(call);
    }
    Outcome outcome = call.outcome.join();
    return outcome instanceof Outcome.Dropped ? endedOr(outcome) : outcome;
  }

  private Outcome notDone(PendingRequest call) {
    Optional<Outcome.Ended> ended = state.child.ended(0);
    if (ended.isPresent()) {
      return ended.get();
    }
    int open = call.question.key().isEmpty() ? 0 : state.gate.open(call.question.key());
    return new Outcome.Silent(state.waiter.lastHolders(), open, state.waiter.lastOthers());
  }

  /** Checks whether the child has ended; it may answer this late, once for each connection. */
  private Outcome endedOr(Outcome dropped) {
    long start = System.nanoTime();
    Optional<Outcome.Ended> ended = budget.isSpent() ? state.child.ended(0) : state.child.ended();
    budget.take(System.nanoTime() - start);
    return ended.<Outcome>map(each -> each).orElse(dropped);
  }

  /** The submission's threads now, by executor; empty when the child does not answer. */
  List<ObservedExecutor> executors() {
    return state.child.executors(2_000).map(ExecutorReport::read).orElse(List.of());
  }

  /** The number of look-ups that failed on the server. */
  int failures() {
    return context.failures();
  }

  /** Whether the worker answers. */
  boolean pulse() {
    return pulse(List.of());
  }

  /**
   * Whether the worker answers.
   *
   * @param atGate stacks that are already known to continue only when the gate opens
   */
  boolean pulse(List<Stack> atGate) {
    Set<String> known = requests(atGate);
    CompletableFuture<Boolean> pulse = caller.pulse(state.servers.port());
    return state.waiter.await(
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
   * Whether none of these calls can be answered or reach the gate before it opens: they have not
   * begun, and every worker waits at the gate itself. The snapshot follows the earlier marks on the
   * same connection, so every request that began before it is known.
   */
  boolean cannotBegin(ChildSnapshot seen, List<PendingRequest> calls) {
    return allAtTheGate(seen) && calls.stream().noneMatch(call -> state.marks.began(call.id));
  }

  private boolean allAtTheGate(ChildSnapshot seen) {
    return seen.holders().size() >= exercise.server().workers()
        && seen.holders().stream().allMatch(holder -> state.gate.holds(holder.request()));
  }

  /**
   * The counts of the probes in all children. This asks the current child, so call it once, at the
   * end.
   */
  ProbeTotals calls() {
    observations.ask(state.child, state.waiter, state.marks);
    return observations.calls();
  }

  /** Slow calls from the worker's own thread, in all children; read them at the end. */
  List<Stack> onWorker() {
    take(state.gate);
    return observations.onWorker();
  }

  private void take(Gate gate) {
    observations.take(gate);
    gate.arrivals().forEach(arrival -> requests.checkSent(arrival.request()));
  }

  /** Requests that a child reported although they were never sent; read them at the end. */
  List<String> unsent() {
    return requests.unsent();
  }

  /** The servers of the current child. */
  ChildServers servers() {
    return state.servers;
  }

  Gate gate() {
    return state.gate;
  }

  WorkerMarks marks() {
    return state.marks;
  }

  QuiescenceWaiter waiter() {
    return state.waiter;
  }

  /** Activates that fault for that key. */
  void arm(DependencyFault fault, String key) {
    context.arm(fault, key);
  }

  /** Gives the child back after the last trial. */
  void giveBack() {
    isGivenBack = true;
    children.giveBack(state.child);
  }

  /**
   * Ends the session and returns the beginning of the submission's output, which is complete only
   * after the end of a child.
   */
  String endWithOutput() {
    close();
    return output.text();
  }

  /** Ends the child and prevents new ones. Safe to call twice and from any thread. */
  @Override
  public void close() {
    closed = true;
    if (!isGivenBack) {
      state.child.close();
    }
    dependencies.close();
  }
}
