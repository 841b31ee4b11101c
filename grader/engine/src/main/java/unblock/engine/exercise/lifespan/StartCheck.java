package unblock.engine.exercise.lifespan;

import java.util.List;
import java.util.Optional;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.Exercise;
import unblock.engine.judge.WaitingPlace;
import unblock.engine.model.Evidence;
import unblock.engine.model.Exchange;
import unblock.engine.model.HandlersPhase;
import unblock.engine.model.HeldAction;
import unblock.engine.model.HeldStep;
import unblock.message.Message;

/** Checks that {@code start()} runs the warm-up, and that no request is served before its end. */
record StartCheck() implements CriterionCheck {
  @Override
  public Source source() {
    return Source.REPORTS;
  }

  @Override
  public CheckOutcome judge(Evidence.Ran ran, Exercise exercise) {
    return LifeSteps.of(ran, LifespanTrials.LIFE)
        .map(steps -> judge(steps, ran, exercise.packageName()))
        .map(outcome -> outcome.seenIn(LifespanTrials.LIFE))
        .orElseGet(LifeSteps::notTried);
  }

  private static CheckOutcome judge(LifeSteps steps, Evidence.Ran ran, String packageName) {
    return inConstructor(steps)
        .or(() -> untilWarm(steps, packageName))
        .or(() -> early(steps, ran, packageName))
        .or(() -> afterwards(steps, packageName))
        .map(CheckOutcome::failed)
        .orElseGet(
            () ->
                CheckOutcome.passed(
                    Message.of(
                        "lifespan.start.passed",
                        "count",
                        ran.exchanges(LifespanTrials.START).size())));
  }

  private static Optional<Message> inConstructor(LifeSteps steps) {
    return steps
        .first(HeldAction.MADE)
        .filter(made -> made.atTheGate().contains(LifespanTrials.WARM_UP))
        .map(made -> Message.of("lifespan.start.in-constructor"));
  }

  /** What {@code start()} did while the grader held the warm-up. */
  private static Optional<Message> untilWarm(LifeSteps steps, String packageName) {
    Optional<HeldStep> started = steps.first(HeldAction.STARTED);
    if (started.isEmpty()) {
      return Optional.of(Message.of("lifespan.start.not-called"));
    }
    HeldStep step = started.get();
    boolean isWarming = step.atTheGate().contains(LifespanTrials.WARM_UP);
    return switch (step.handlers().phase()) {
      case FAILED ->
          Optional.of(
              Message.joined(
                  Message.of("lifespan.start.threw", "failure", step.handlers().failure()),
                  LifeSteps.place(step, packageName),
                  Message.of("lifespan.question.threw")));
      case STARTING ->
          isWarming
              ? Optional.empty()
              : Optional.of(
                  Message.joined(
                      Message.of("lifespan.start.waits-otherwise"),
                      LifeSteps.place(step, packageName),
                      Message.of("lifespan.question.waits-otherwise")));
      default -> Optional.of(Message.of("lifespan.start.too-early"));
    };
  }

  /** What became of the requests while {@code start()} ran. */
  private static Optional<Message> early(LifeSteps steps, Evidence.Ran ran, String packageName) {
    Optional<HeldStep> sent = steps.early();
    List<Exchange> exchanges = ran.exchanges(LifespanTrials.START);
    if (sent.isEmpty() || exchanges.isEmpty()) {
      return Optional.of(Message.of("lifespan.start.not-called"));
    }
    int all = exchanges.size();
    int served = LifeSteps.served(sent.get());
    if (served > 0) {
      return Optional.of(Message.of("lifespan.start.served", "served", served, "count", all));
    }
    int kept = all - sent.get().replies().size();
    if (kept > 0) {
      return Optional.of(
          Message.joined(
              Message.of("lifespan.start.kept", "kept", kept, "count", all),
              WaitingPlace.first(sent.get().holders(), packageName),
              Message.of("lifespan.question.kept")));
    }
    return OtherReply.factAndQuestion(exchanges);
  }

  /** What {@code start()} did after the warm-up had ended. */
  private static Optional<Message> afterwards(LifeSteps steps, String packageName) {
    List<HeldStep> all = steps.all();
    Optional<HeldStep> warm =
        all.stream()
            .filter(each -> each.action() == HeldAction.RELEASED)
            .filter(each -> each.keys().contains(LifespanTrials.WARM_UP))
            .findFirst();
    if (warm.isEmpty()) {
      return Optional.of(Message.of("lifespan.start.not-called"));
    }
    boolean again =
        all.subList(all.indexOf(warm.get()), all.size()).stream()
            .anyMatch(each -> each.atTheGate().contains(LifespanTrials.WARM_UP));
    if (again) {
      return Optional.of(Message.of("lifespan.start.again"));
    }
    return warm.get().handlers().phase() == HandlersPhase.STARTED
        ? Optional.empty()
        : Optional.of(
            Message.joined(
                Message.of("lifespan.start.goes-on"),
                LifeSteps.place(warm.get(), packageName),
                Message.of("lifespan.question.goes-on")));
  }
}
