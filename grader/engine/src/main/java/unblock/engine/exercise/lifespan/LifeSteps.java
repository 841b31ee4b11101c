package unblock.engine.exercise.lifespan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.judge.WaitingPlace;
import unblock.engine.model.Evidence;
import unblock.engine.model.HandlersPhase;
import unblock.engine.model.HeldAction;
import unblock.engine.model.HeldStep;
import unblock.message.Message;

/** The steps of a trial of this exercise, by what the grader did in them. */
record LifeSteps(List<HeldStep> all) {
  /** The steps of the trial with that name; empty when it was omitted. */
  static Optional<LifeSteps> of(Evidence.Ran ran, String trial) {
    return ran.heldTrial(trial).map(each -> new LifeSteps(each.steps()));
  }

  /** The result when the trial was omitted. */
  static CheckOutcome notTried() {
    return CheckOutcome.inconclusive(Message.of("lifespan.not-tried"));
  }

  /** The first step with that action. */
  Optional<HeldStep> first(HeldAction action) {
    return all.stream().filter(each -> each.action() == action).findFirst();
  }

  /** The step that sent requests while {@code start()} ran. */
  Optional<HeldStep> early() {
    return sent(step -> step.handlers().phase() == HandlersPhase.STARTING);
  }

  /** The step that sent requests after the beginning of {@code close()}. */
  Optional<HeldStep> late() {
    int closed = index(HeldAction.CLOSED);
    return sent(step -> closed >= 0 && all.indexOf(step) > closed);
  }

  /** The last step before {@code close()} was called. */
  Optional<HeldStep> beforeClose() {
    int closed = index(HeldAction.CLOSED);
    return closed > 0 ? Optional.of(all.get(closed - 1)) : Optional.empty();
  }

  /** The steps from the call of {@code close()} on, without the last one, which opens the gate. */
  List<HeldStep> stopping() {
    int closed = index(HeldAction.CLOSED);
    return closed < 0
        ? List.of()
        : all.subList(closed, all.size()).stream()
            .filter(step -> step.action() != HeldAction.OPENED)
            .toList();
  }

  /** The keys of the requests that waited at the gate when {@code close()} was called. */
  List<String> held() {
    return beforeClose().map(HeldStep::atTheGate).orElse(List.of());
  }

  /** How many of the requests that this step sent were at the gate after it. */
  static int served(HeldStep sent) {
    Set<String> atTheGate = Set.copyOf(sent.atTheGate());
    return (int) sent.keys().stream().filter(atTheGate::contains).count();
  }

  /** The sentence about the line at which the thread of the handlers' method waits. */
  static Message place(HeldStep step, String packageName) {
    return WaitingPlace.sentence(step.handlers().frames(), packageName);
  }

  private Optional<HeldStep> sent(Predicate<HeldStep> when) {
    return all.stream().filter(step -> step.action() == HeldAction.SENT).filter(when).findFirst();
  }

  private int index(HeldAction action) {
    return first(action).map(all::indexOf).orElse(-1);
  }
}
