package unblock.engine.exercise.lifespan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Evidence;
import unblock.engine.model.Exchange;
import unblock.engine.model.HandlersPhase;
import unblock.engine.model.HeldAction;
import unblock.engine.model.HeldStep;
import unblock.message.Message;

/**
 * Checks that requests which began before {@code close()} get their replies, and that {@code
 * close()} returns after the last of them.
 */
record DrainCheck() implements CriterionCheck {
  @Override
  public Source source() {
    return Source.REPORTS;
  }

  @Override
  public CheckOutcome judge(Evidence.Ran ran, Exercise exercise) {
    return LifeSteps.of(ran, LifespanTrials.LIFE)
        .map(steps -> judge(steps, ran, exercise.packageName()))
        .orElseGet(LifeSteps::notTried);
  }

  private static CheckOutcome judge(LifeSteps steps, Evidence.Ran ran, String packageName) {
    List<Exchange> exchanges = ran.exchanges(LifespanTrials.DRAIN);
    if (steps.stopping().isEmpty() || exchanges.isEmpty()) {
      return LifeSteps.notTried();
    }
    return inLife(unserved(steps, exchanges))
        .or(() -> inLife(cutOff(steps, exchanges)))
        .or(() -> in(LifespanTrials.IDLE, waitsForNothing(ran, packageName)))
        .or(() -> inLife(returnedEarly(steps)))
        .or(() -> in(LifespanTrials.ENDLESS, forgotten(ran)))
        .or(() -> inLife(OtherReply.factAndQuestion(exchanges)))
        .or(() -> inLife(goesOn(steps, packageName)))
        .orElseGet(
            () ->
                CheckOutcome.passed(Message.of("lifespan.drain.passed", "count", exchanges.size()))
                    .seenIn(LifespanTrials.LIFE));
  }

  private static Optional<CheckOutcome> inLife(Optional<Message> fault) {
    return in(LifespanTrials.LIFE, fault);
  }

  private static Optional<CheckOutcome> in(String trial, Optional<Message> fault) {
    return fault.map(each -> CheckOutcome.failed(each).seenIn(trial));
  }

  /** Whether requests did not reach the store before {@code close()} was called. */
  private static Optional<Message> unserved(LifeSteps steps, List<Exchange> exchanges) {
    int held = steps.held().size();
    return held >= exchanges.size()
        ? Optional.empty()
        : Optional.of(
            Message.of("lifespan.drain.unserved", "held", held, "count", exchanges.size()));
  }

  /** Whether requests were answered while the grader still held their look-ups. */
  private static Optional<Message> cutOff(LifeSteps steps, List<Exchange> exchanges) {
    int before = steps.beforeClose().map(step -> step.replies().size()).orElse(0);
    int early = steps.stopping().get(0).replies().size() - before;
    return early <= 0
        ? Optional.empty()
        : Optional.of(
            Message.joined(
                Message.of("lifespan.drain.cut-off", "early", early, "count", exchanges.size()),
                OtherReply.fact(exchanges).orElse(Message.empty()),
                Message.of("lifespan.question.cut-off")));
  }

  /** Whether {@code close()} waits for the requests that are running, and for nothing else. */
  static boolean waitsForRequests(Evidence.Ran ran, Exercise exercise) {
    return waitsForNothing(ran, exercise.packageName()).isEmpty()
        && LifeSteps.of(ran, LifespanTrials.LIFE).flatMap(DrainCheck::returnedEarly).isEmpty()
        && forgotten(ran).isEmpty();
  }

  /** Whether {@code close()} returned before the only request that was running. */
  private static Optional<Message> forgotten(Evidence.Ran ran) {
    return LifeSteps.of(ran, LifespanTrials.ENDLESS)
        .filter(steps -> !steps.held().isEmpty())
        .flatMap(steps -> steps.first(HeldAction.CLOSED))
        .filter(closed -> closed.handlers().phase() == HandlersPhase.CLOSED)
        .flatMap(closed -> ran.exchanges(LifespanTrials.INTERRUPT).stream().findFirst())
        .map(request -> Message.of("lifespan.drain.forgotten", "asked", request.asked()));
  }

  /** Whether {@code close()} waited although no request had been sent. */
  private static Optional<Message> waitsForNothing(Evidence.Ran ran, String packageName) {
    return LifeSteps.of(ran, LifespanTrials.IDLE)
        .flatMap(steps -> steps.first(HeldAction.CLOSED))
        .filter(closed -> closed.handlers().phase() == HandlersPhase.CLOSING)
        .map(
            closed ->
                Message.joined(
                    Message.of("lifespan.drain.waits-for-nothing"),
                    LifeSteps.place(closed, packageName),
                    Message.of("lifespan.question.waits-for-nothing")));
  }

  /** Whether {@code close()} returned while a request that it had to wait for was at the gate. */
  private static Optional<Message> returnedEarly(LifeSteps steps) {
    Set<String> held = Set.copyOf(steps.held());
    for (HeldStep step : steps.stopping()) {
      int left = (int) step.atTheGate().stream().filter(held::contains).count();
      if (left > 0 && step.handlers().phase() != HandlersPhase.CLOSING) {
        Message fact =
            step.handlers().phase() == HandlersPhase.FAILED
                ? Message.of("lifespan.close-threw", "failure", step.handlers().failure())
                : Message.empty();
        String key =
            left == held.size() ? "lifespan.drain.returned-at-once" : "lifespan.drain.returned";
        return Optional.of(
            Message.joined(fact, Message.of(key, "left", left, "count", held.size())));
      }
    }
    return Optional.empty();
  }

  /** Whether {@code close()} still waits although all requests have been answered. */
  private static Optional<Message> goesOn(LifeSteps steps, String packageName) {
    HeldStep last = steps.stopping().get(steps.stopping().size() - 1);
    return switch (last.handlers().phase()) {
      case CLOSING ->
          Optional.of(
              Message.joined(
                  Message.of("lifespan.drain.goes-on"),
                  LifeSteps.place(last, packageName),
                  Message.of("lifespan.question.counted-out")));
      case FAILED ->
          Optional.of(
              Message.joined(
                  Message.of("lifespan.close-threw", "failure", last.handlers().failure()),
                  LifeSteps.place(last, packageName),
                  Message.of("lifespan.question.threw")));
      default -> Optional.empty();
    };
  }
}
