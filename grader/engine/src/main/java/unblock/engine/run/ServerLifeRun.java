package unblock.engine.run;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import unblock.engine.exercise.Question;
import unblock.engine.exercise.ServerLife;
import unblock.engine.model.Aspect;
import unblock.engine.model.Exchange;
import unblock.engine.model.HandlersPhase;
import unblock.engine.model.HandlersState;
import unblock.engine.model.HeldAction;
import unblock.engine.model.HeldTrial;

/** A trial in which the script of an exercise starts and closes the handlers of a second server. */
final class ServerLifeRun implements ServerLife {
  /** The aspect of requests without one; this trial sends none. */
  private static final Aspect NONE = new Aspect("none");

  private final ServingChild child;
  private final SteppedServer server;
  private final HeldTrialRun requests;
  private boolean isInterrupted;

  /** What the last order leads to; if it never does, nothing moves any more at some time. */
  private BooleanSupplier expected = () -> true;

  /** Prepares a server that does not run yet; the gate holds all slow calls. */
  ServerLifeRun(ChildSession session, String name) {
    this.child = session.child();
    this.server = child.servers().stepped();
    this.requests = new HeldTrialRun(session, name, false, new LivingHandlers());
    requests.hold();
  }

  /** The handlers of the second server. */
  private final class LivingHandlers implements HeldTrialRun.Handlers {
    @Override
    public void await() {
      if (isClosing() && isAnyRequestHeld()) {
        child.waiter().await(server.step(), WaitingThread.waits(server.thread()));
      }
      if (isClosing() && isAnyRequestHeld()) {
        return;
      }
      WaitingThread sleeping = WaitingThread.sleeps(server.thread());
      child.waiter().await(expected, seen -> isClosing() && sleeping.test(seen));
    }

    private boolean isClosing() {
      return phase() == HandlersPhase.CLOSING && !isInterrupted;
    }

    @Override
    public HandlersState state() {
      HandlersPhase phase = server.phase();
      return server
          .failure()
          .map(
              thrown ->
                  new HandlersState(phase, ChildSnapshot.lines(thrown.field(2)), thrown.field(1)))
          .orElseGet(() -> new HandlersState(phase, frames(), ""));
    }

    private List<String> frames() {
      return isStepDone()
          ? List.of()
          : child
              .waiter()
              .lastStack(server.thread())
              .map(stack -> stack.frames())
              .orElse(List.of());
    }
  }

  private boolean isStepDone() {
    return server.step().isDone();
  }

  private boolean isAnyRequestHeld() {
    Set<String> keys = requests.keys();
    return atTheGate().stream().anyMatch(keys::contains);
  }

  /** Whether a call at the gate is no look-up of a request. */
  private boolean isAnotherCallHeld() {
    return !requests.keys().containsAll(atTheGate());
  }

  @Override
  public void make() {
    expected = () -> isStepDone() || isAnotherCallHeld();
    requests.step(HeldAction.MADE, List.of(), () -> server.make(child.servers().order()));
  }

  @Override
  public void start() {
    // Also after an early end of start(): a thread of its own may be on the way to the gate.
    expected = this::isAnotherCallHeld;
    requests.step(HeldAction.STARTED, List.of(), server::start);
  }

  @Override
  public void close() {
    // If close() has returned before requests, it may have ended their look-ups.
    expected = () -> isStepDone() && !isAnyRequestHeld();
    requests.step(HeldAction.CLOSED, List.of(), server::close);
  }

  @Override
  public void interrupt() {
    isInterrupted = true;
    expected = this::isStepDone;
    requests.step(HeldAction.INTERRUPTED, List.of(), server::interrupt);
  }

  @Override
  public void send(Aspect aspect, List<Question> questions) {
    expected = () -> true;
    requests.send(server.port(), aspect, questions);
  }

  @Override
  public void release(Collection<String> keys) {
    // A call that is no look-up may have been made by a thread that goes on by itself.
    boolean isForHandlers = !isStepDone() || requests.keys().containsAll(keys);
    expected = isForHandlers ? this::isStepDone : () -> false;
    requests.release(keys);
  }

  @Override
  public List<String> atTheGate() {
    return requests.atTheGate();
  }

  @Override
  public HandlersPhase phase() {
    return server.phase();
  }

  /** Closes the store if {@code close()} has returned, opens the gate, and stops the server. */
  void end() {
    if (phase() == HandlersPhase.CLOSED) {
      server.release();
    }
    expected = this::isStepDone;
    requests.open();
    child.servers().discard(server);
  }

  /** The requests with their outcomes, after {@link #end()}. */
  List<Exchange> exchanges() {
    return requests.exchanges(NONE);
  }

  /** The recorded steps. */
  HeldTrial trial() {
    return requests.trial();
  }
}
