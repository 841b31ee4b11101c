package unblock.engine.exercise.lifespan;

import java.util.List;
import java.util.Optional;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.Exercise;
import unblock.engine.judge.WaitingPlace;
import unblock.engine.model.Evidence;
import unblock.engine.model.Exchange;
import unblock.engine.model.HeldStep;
import unblock.message.Message;

/** Checks that requests after the beginning of {@code close()} are refused at once. */
record RefusalCheck() implements CriterionCheck {
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
    List<Exchange> exchanges = ran.exchanges(LifespanTrials.REFUSAL);
    Optional<HeldStep> sent = steps.late();
    if (sent.isEmpty() || exchanges.isEmpty()) {
      return LifeSteps.notTried();
    }
    // Handlers that refuse everything would pass.
    if (steps.held().isEmpty()) {
      return CheckOutcome.notChecked(Message.of("lifespan.not-served-before"));
    }
    return unrefused(sent.get(), exchanges, packageName)
        .map(CheckOutcome::failed)
        .orElseGet(
            () ->
                CheckOutcome.passed(
                    Message.of("lifespan.refusal.passed", "count", exchanges.size())));
  }

  private static Optional<Message> unrefused(
      HeldStep sent, List<Exchange> exchanges, String packageName) {
    int all = exchanges.size();
    int served = LifeSteps.served(sent);
    if (served > 0) {
      return Optional.of(Message.of("lifespan.refusal.served", "served", served, "count", all));
    }
    if (!sent.holders().isEmpty()) {
      return Optional.of(
          Message.joined(
              Message.of("lifespan.refusal.kept", "count", all),
              WaitingPlace.first(sent.holders(), packageName),
              Message.of("lifespan.question.kept")));
    }
    return OtherReply.factAndQuestion(exchanges);
  }
}
