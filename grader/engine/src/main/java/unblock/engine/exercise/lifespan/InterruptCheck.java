package unblock.engine.exercise.lifespan;

import java.util.Optional;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Evidence;
import unblock.engine.model.HeldAction;
import unblock.engine.model.HeldStep;
import unblock.message.Message;

/** Checks that an interrupt ends {@code close()} although a look-up never ends. */
record InterruptCheck() implements CriterionCheck {
  @Override
  public Source source() {
    return Source.REPORTS;
  }

  @Override
  public CheckOutcome judge(Evidence.Ran ran, Exercise exercise) {
    if (!DrainCheck.waitsForRequests(ran, exercise)) {
      return CheckOutcome.notChecked(Message.of("lifespan.interrupt.did-not-wait"));
    }
    return LifeSteps.of(ran, LifespanTrials.ENDLESS)
        .map(steps -> judge(steps, exercise.packageName()))
        .map(outcome -> outcome.seenIn(LifespanTrials.ENDLESS))
        .orElseGet(LifeSteps::notTried);
  }

  private static CheckOutcome judge(LifeSteps steps, String packageName) {
    if (steps.held().isEmpty()) {
      return CheckOutcome.notChecked(Message.of("lifespan.not-served-before"));
    }
    Optional<HeldStep> interrupted = steps.first(HeldAction.INTERRUPTED);
    if (interrupted.isEmpty()) {
      return CheckOutcome.notChecked(Message.of("lifespan.interrupt.did-not-wait"));
    }
    HeldStep step = interrupted.get();
    return switch (step.handlers().phase()) {
      case CLOSED -> CheckOutcome.passed(Message.of("lifespan.interrupt.passed"));
      case FAILED ->
          CheckOutcome.failed(
              Message.joined(
                  Message.of("lifespan.close-threw", "failure", step.handlers().failure()),
                  LifeSteps.place(step, packageName),
                  Message.of("lifespan.question.interrupt-threw")));
      default ->
          CheckOutcome.failed(
              Message.joined(
                  Message.of("lifespan.interrupt.goes-on"),
                  LifeSteps.place(step, packageName),
                  Message.of("lifespan.question.interrupt")));
    };
  }
}
