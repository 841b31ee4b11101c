package unblock.engine.exercise.cpubound;

import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Evidence;
import unblock.message.Message;

/** Checks that requests that need no computing are answered while passwords are verified. */
record MeanwhileCheck() implements CriterionCheck {
  /** One request to /info and one to /history. */
  private static final int OTHERS = 2;

  @Override
  public Source source() {
    return Source.REPORTS;
  }

  @Override
  public CheckOutcome judge(Evidence.Ran ran, Exercise exercise) {
    return LoginTrial.of(ran)
        .map(MeanwhileCheck::judge)
        .map(outcome -> outcome.seenIn(LoginTrial.NAME))
        .orElse(CheckOutcome.inconclusive(Message.of("cpu-bound.not-tried")));
  }

  private static CheckOutcome judge(LoginTrial trial) {
    if (LoginTrial.verifications(trial.verifying()) == 0) {
      return CheckOutcome.notChecked(Message.of("cpu-bound.nothing-computed"));
    }
    int replies = trial.others().replies().size();
    return replies < OTHERS
        ? CheckOutcome.failed(Message.of("cpu-bound.others-wait", "replies", replies))
        : CheckOutcome.passed(Message.of("cpu-bound.meanwhile"));
  }
}
