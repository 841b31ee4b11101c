package unblock.engine.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unblock.engine.exercise.HeldRequests;
import unblock.engine.exercise.Question;
import unblock.engine.model.Aspect;
import unblock.engine.model.Exchange;
import unblock.engine.model.HandlersPhase;
import unblock.engine.model.HandlersState;
import unblock.engine.model.HeldAction;
import unblock.engine.model.HeldStep;
import unblock.engine.model.HeldTrial;
import unblock.engine.model.Outcome;
import unblock.engine.model.TimelineEvent.Kind;

/** A trial in which the script of an exercise holds requests at the gate. */
final class HeldTrialRun implements HeldRequests {
  /** The handlers that the requests are for. */
  interface Handlers {
    /** Waits until they do nothing by themselves any more. */
    void await();

    /** What they do now. */
    HandlersState state();
  }

  /** Handlers that serve. */
  private static final Handlers SERVING =
      new Handlers() {
        @Override
        public void await() {}

        @Override
        public HandlersState state() {
          return HandlersState.of(HandlersPhase.STARTED);
        }
      };

  private final OpenDependencies dependencies;
  private final ServingChild child;
  private final String name;
  private final boolean withPulse;
  private final Handlers handlers;
  private final List<PendingRequest> calls = new ArrayList<>();
  private final Map<String, Aspect> aspects = new HashMap<>();
  private final List<HeldStep> steps = new ArrayList<>();
  private final List<GateStep> gateSteps = new ArrayList<>();
  private boolean isOpen;

  /** The last phase of the handlers that is among the steps. */
  private HandlersPhase phase;

  /**
   * Prepares a trial without requests.
   *
   * @param withPulse whether the worker should be free while requests wait
   */
  HeldTrialRun(ChildSession session, String name, boolean withPulse) {
    this(session, name, withPulse, SERVING);
  }

  /** The same for handlers of a second server. */
  HeldTrialRun(ChildSession session, String name, boolean withPulse, Handlers handlers) {
    this.dependencies = session.dependencies();
    this.child = session.child();
    this.name = name;
    this.withPulse = withPulse;
    this.handlers = handlers;
    this.phase = handlers.state().phase();
  }

  /** From now on the gate holds all slow calls. */
  void hold() {
    child.gate().hold();
    gateSteps.add(GateStep.now(Kind.GATE_SHUT));
  }

  @Override
  public void send(List<Question> questions) {
    if (calls.isEmpty()) {
      hold();
    }
    send(child.servers().port(), questions);
  }

  /** Sends requests of that aspect to a second server. */
  void send(int port, Aspect aspect, List<Question> questions) {
    for (int i = 0; i < questions.size(); i++) {
      aspects.put(id(calls.size() + i), aspect);
    }
    send(port, questions);
  }

  private void send(int port, List<Question> questions) {
    dependencies.takeRoom(questions.size());
    step(
        HeldAction.SENT,
        questions.stream().map(Question::key).toList(),
        () ->
            questions.forEach(
                each -> calls.add(child.requests().sendOneOfMany(port, id(calls.size()), each))));
  }

  private String id(int number) {
    return "%s-%d".formatted(name, number);
  }

  @Override
  public List<String> atTheGate() {
    return child.gate().keysAtTheGate();
  }

  @Override
  public int replied() {
    return (int) replies().count();
  }

  @Override
  public void release(Collection<String> keys) {
    step(HeldAction.RELEASED, List.copyOf(keys), () -> child.gate().release(Set.copyOf(keys)));
  }

  @Override
  public void releaseFirst(String key) {
    step(HeldAction.RELEASED, List.of(key), () -> child.gate().releaseFirst(key));
  }

  @Override
  public void letPass() {
    child.gate().letPass();
  }

  @Override
  public void open() {
    if (isOpen) {
      return;
    }
    isOpen = true;
    step(HeldAction.OPENED, atTheGate(), child.gate()::open);
    dependencies.leaveRoom();
  }

  /**
   * The requests with their outcomes, after {@link #open()}.
   *
   * @param aspect of those that were sent without one
   */
  List<Exchange> exchanges(Aspect aspect) {
    return calls.stream()
        .map(call -> exchange(call, aspects.getOrDefault(call.id, aspect)))
        .toList();
  }

  /** The recorded steps. */
  HeldTrial trial() {
    return new HeldTrial(name, steps, child.heldTimeline(calls, gateSteps));
  }

  private Exchange exchange(PendingRequest call, Aspect aspect) {
    Question question = call.question;
    return new Exchange(
            question.route(),
            aspect,
            question.asked(),
            question.expected(),
            child.requests().outcome(call),
            child.gate().count(question.key()))
        .orRight(question.alternatives());
  }

  /**
   * Takes a step: waits after the order until no request can advance any more, and records what is
   * there then.
   */
  void step(HeldAction action, List<String> keys, Runnable order) {
    gateSteps.add(GateStep.now(Kind.of(action)));
    phase = phaseIn(action);
    order.run();
    settle(action, keys);
  }

  /** The phase that the handlers are in as soon as the grader does that. */
  private HandlersPhase phaseIn(HeldAction action) {
    return switch (action) {
      case MADE -> HandlersPhase.MAKING;
      case STARTED -> HandlersPhase.STARTING;
      case CLOSED -> HandlersPhase.CLOSING;
      case SENT, RELEASED, OPENED, INTERRUPTED -> phase;
    };
  }

  private void settle(HeldAction action, List<String> keys) {
    boolean isEach =
        child
            .waiter()
            .await(this::isEachHeldOrReplied, seen -> child.workers().cannotBegin(seen, unheld()));
    handlers.await();
    child.requests().catchUp();
    WorkerState worker = isEach ? WorkerState.UNKNOWN : WorkerState.of(child);
    List<String> atTheGate = atTheGate();
    if (withPulse && !isOpen && !atTheGate.isEmpty()) {
      worker = worker.withPulse(child, gateSteps);
    }
    HandlersState state = handlers.state();
    if (state.phase() != phase) {
      phase = state.phase();
      gateSteps.add(new GateStep(Kind.HANDLERS, System.nanoTime(), phase.toString()));
    }
    steps.add(
        new HeldStep(
            action,
            keys,
            atTheGate,
            replies().toList(),
            worker.pulse(),
            worker.holders(),
            worker.executors(),
            state));
  }

  /** The keys of the requests so far. */
  Set<String> keys() {
    return calls.stream().map(call -> call.question.key()).collect(Collectors.toSet());
  }

  private boolean isEachHeldOrReplied() {
    return unheld().isEmpty();
  }

  /**
   * The requests without a reply whose worker does not wait at the gate, and for which no look-up
   * of another thread does.
   */
  private List<PendingRequest> unheld() {
    Map<String, Integer> open = new HashMap<>();
    List<PendingRequest> unheld = new ArrayList<>();
    for (PendingRequest call : calls) {
      String key = call.question.key();
      if (!call.outcome.isDone()
          && !child.gate().holds(call.id)
          && open.merge(key, 1, Integer::sum) > child.gate().openElsewhere(key)) {
        unheld.add(call);
      }
    }
    return unheld;
  }

  private Stream<Integer> replies() {
    return calls.stream()
        .filter(call -> call.outcome.isDone())
        .map(call -> call.outcome.join())
        .flatMap(
            outcome ->
                outcome instanceof Outcome.Replied replied
                    ? Stream.of(replied.status())
                    : Stream.empty());
  }
}
