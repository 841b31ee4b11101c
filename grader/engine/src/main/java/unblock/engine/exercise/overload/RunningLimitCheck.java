package unblock.engine.exercise.overload;

import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Evidence;
import unblock.message.Message;

/** Checks that two look-ups run at the same time, and never more. */
record RunningLimitCheck() implements CriterionCheck {
  @Override
  public Source source() {
    return Source.REPORTS;
  }

  @Override
  public CheckOutcome judge(Evidence.Ran ran, Exercise exercise) {
    return RoundObservations.of(OverloadRound.FIRST, ran)
        .map(RunningLimitCheck::judge)
        .map(outcome -> outcome.seenIn(OverloadRound.FIRST.trial()))
        .orElse(CheckOutcome.inconclusive(Message.of("overload.not-tried")));
  }

  private static CheckOutcome judge(RoundObservations round) {
    int most = round.mostRunning();
    if (most > OverloadRound.RUNNING) {
      return CheckOutcome.failed(
          Message.of(
              "overload.too-many",
              "count",
              OverloadRound.SENT,
              "most",
              most,
              "promised",
              OverloadRound.RUNNING));
    }
    return most < OverloadRound.RUNNING
        ? CheckOutcome.failed(
            Message.of(
                "overload.too-few",
                "count",
                OverloadRound.SENT,
                "most",
                most,
                "promised",
                OverloadRound.RUNNING))
        : CheckOutcome.passed(
            Message.of("overload.limit", "count", OverloadRound.SENT, "most", most));
  }
}
