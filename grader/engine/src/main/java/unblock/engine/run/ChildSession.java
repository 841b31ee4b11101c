package unblock.engine.run;

import java.io.IOException;
import java.util.Optional;
import unblock.engine.exercise.Exercise;
import unblock.engine.exercise.SharedServices;
import unblock.engine.model.Evidence;
import unblock.runtime.ProtocolMessage;

/**
 * The child of one run, replaced when a request has broken it: a handler that hangs or ends the
 * process costs the points of its own criteria, not those of others.
 */
final class ChildSession implements AutoCloseable {
  private final Exercise exercise;
  private final RunData data;
  private final ChildSource children;
  private final OpenDependencies dependencies;
  private final RequestSender caller;
  private final RunLimits limits;
  private final SentRequests sent = new SentRequests();
  private final DependencyContext faults;
  private final ServerTurns pings;
  private final WorkerObservations observations;
  private final CapturedOutput output = new CapturedOutput();
  private volatile ServingChild child;
  private volatile boolean closed;
  private volatile boolean isGivenBack;

  /**
   * Takes a child; {@link #open()} starts the server in it.
   *
   * @param children the source of children
   * @param budget the common limit of all waits
   */
  ChildSession(
      RunnableCode code,
      RunData data,
      ChildSource children,
      SharedServices services,
      RequestSender caller,
      WaitingBudget budget)
      throws IOException {
    this.exercise = code.exercise();
    this.data = data;
    this.children = children;
    this.caller = caller;
    this.limits = new RunLimits(budget);
    this.observations = new WorkerObservations(code.sites(), !exercise.server().mayBlock(), sent);
    this.faults = new DependencyContext(data.oracle(), services, () -> child.gate());
    this.dependencies = new OpenDependencies(exercise.dependencies(), faults);
    this.pings = new ServerTurns(dependencies, caller);
    try {
      this.child = begin();
    } catch (IOException | RuntimeException e) {
      dependencies.close();
      throw e;
    }
  }

  private ServingChild begin() throws IOException {
    Gate gate = new Gate(() -> data.rows().file().toString());
    WorkerMarks marks = new WorkerMarks();
    long start = System.nanoTime();
    ChildProcess process =
        children.take(
            data.files(), new ChildSource.Receivers(gate, mark -> accept(mark, marks), output));
    process.whenConnected(now -> limits.budget().begin(now, now - start));
    QuiescenceWaiter waiter =
        new QuiescenceWaiter(process, this::steps, this::ping, limits.budget());
    ChildServers servers =
        new ChildServers(exercise, process, waiter, data.rows()::file, dependencies);
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
    return faults;
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
