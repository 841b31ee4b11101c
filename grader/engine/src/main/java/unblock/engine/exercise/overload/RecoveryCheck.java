package unblock.engine.exercise.overload;

import java.util.Optional;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Evidence;
import unblock.message.Message;

/** Checks that later rounds end like the first one, also after look-ups that failed. */
record RecoveryCheck() implements CriterionCheck {
  @Override
  public Source source() {
    return Source.REPORTS;
  }

  @Override
  public CheckOutcome judge(Evidence.Ran ran, Exercise exercise) {
    Optional<RoundObservations> first = RoundObservations.of(OverloadRound.FIRST, ran);
    if (first.isEmpty()) {
      return CheckOutcome.inconclusive(Message.of("overload.not-tried"));
    }
    if (!first.get().isAsPromised()) {
      return CheckOutcome.notChecked(Message.of("overload.first-round-differs"));
    }
    return differs(OverloadRound.FAILING, "overload.second-round-differs", ran)
        .or(() -> differs(OverloadRound.AFTER_FAILURES, "overload.differs-after-failures", ran))
        .orElse(CheckOutcome.passed(Message.of("overload.recovered")));
  }

  private static Optional<CheckOutcome> differs(OverloadRound round, String key, Evidence.Ran ran) {
    Optional<RoundObservations> result = RoundObservations.of(round, ran);
    if (result.isEmpty()) {
      return Optional.of(CheckOutcome.inconclusive(Message.of("overload.not-tried")));
    }
    return result
        .filter(each -> !each.isAsPromised())
        .map(
            each ->
                CheckOutcome.failed(
                    Message.of(
                        key,
                        "count",
                        OverloadRound.SENT,
                        "running",
                        each.running(),
                        "refused",
                        each.refused(),
                        "waiting",
                        each.waiting(),
                        "unanswered",
                        each.unanswered())))
        .map(outcome -> outcome.seenIn(round.trial()));
  }
}
