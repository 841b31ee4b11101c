package unblock.engine.run;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import unblock.engine.exercise.Exercise;
import unblock.engine.exercise.Oracle;
import unblock.engine.exercise.SharedServices;
import unblock.engine.exercise.TestData;
import unblock.engine.model.CallSite;
import unblock.engine.model.Evidence;
import unblock.runtime.ProtocolMessage;

/**
 * The child of one run, replaced when a request has broken it: a handler that hangs or ends the
 * process costs the points of its own criteria, not those of others.
 */
final class ChildSession implements AutoCloseable {
  private final Exercise exercise;
  private final ChildSource children;
  private final ChildSource.RunFiles files;
  private final TestData data;
  private final OpenDependencies dependencies;
  private final RequestSender caller;
  private final RunLimits limits;
  private final SentRequests sent = new SentRequests();
  private final DependencyContext context;
  private final ServerTurns pings;
  private final WorkerObservations observations;
  private final CapturedOutput output = new CapturedOutput();
  private volatile ServingChild child;
  private volatile boolean closed;
  private volatile boolean isGivenBack;

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
    this.observations = new WorkerObservations(sites, !exercise.server().mayBlock(), sent);
    this.exercise = exercise;
    this.children = children;
    this.files = files;
    this.data = data;
    this.caller = caller;
    this.limits = new RunLimits(budget);
    this.context = new DependencyContext(oracle, services, () -> child.gate());
    this.dependencies = new OpenDependencies(exercise.dependencies(), context);
    this.pings = new ServerTurns(dependencies, caller);
    try {
      this.child = begin();
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

  private ServingChild begin() throws IOException {
    Gate gate = new Gate(() -> data.file().toString());
    WorkerMarks marks = new WorkerMarks();
    long start = System.nanoTime();
    ChildProcess process =
        children.take(files, new ChildSource.Receivers(gate, mark -> accept(mark, marks), output));
    process.whenConnected(now -> limits.budget().begin(now, now - start));
    QuiescenceWaiter waiter =
        new QuiescenceWaiter(process, this::steps, this::ping, limits.budget());
    ChildServers servers = new ChildServers(exercise, process, waiter, data::file, dependencies);
    return new ServingChild(
        process,
        gate,
        marks,
        waiter,
        servers,
        new ChildRequests(process, gate, waiter, caller, sent, limits),
        new ServerWorkers(
            exercise.server().workers(), gate, marks, waiter, () -> caller.pulse(servers.port())));
  }

  /** Drops reports about requests that were never sent. */
  private void accept(ProtocolMessage mark, WorkerMarks marks) {
    if (sent.checkSent(mark.field(0))) {
      marks.accept(mark);
    }
  }

  /** Counts, for each request, taking the worker, leaving it, being at the gate, and ending. */
  private long steps() {
    return (long) child.marks().steps() + child.gate().known() + child.requests().ended();
  }

  private boolean ping(ChildSnapshot seen) {
    return pings.take(child.servers().port(), seen.holders().size() < exercise.server().workers());
  }

  /** Creates the handlers and starts the server; returns the reason if that failed. */
  Optional<Evidence.NotServed> open() {
    dependencies.admit(child.process().ports());
    return child.servers().open();
  }

  /**
   * Ends the child and starts another one with the same users, unless too many children have
   * stopped answering or the time limit is reached.
   *
   * @throws IOException also when the session was closed
   */
  void renew() throws IOException {
    observations.add(child);
    child.process().close();
    limits.count(child.process());
    if (limits.areReached()) {
      return;
    }
    if (!closed) {
      child = begin();
    }
    if (closed) { // A concurrent close() may have missed this child.
      child.process().close();
      throw new IOException("Closed");
    }
    open();
  }

  /** The current child, until {@link #renew()}. */
  ServingChild child() {
    return child;
  }

  /** The dependencies, which serve all children. */
  OpenDependencies dependencies() {
    return dependencies;
  }

  /** The faults of the dependencies. */
  DependencyContext faults() {
    return context;
  }

  /** The observations in the children before the current one. */
  WorkerObservations observations() {
    return observations;
  }

  /** Gives the child back after the last trial. */
  void giveBack() {
    isGivenBack = true;
    children.giveBack(child.process());
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
      child.process().close();
    }
    dependencies.close();
  }
}
