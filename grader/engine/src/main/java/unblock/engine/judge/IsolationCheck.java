package unblock.engine.judge;

import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;

/** Checks that requests which were sent together were each answered with their own data. */
record IsolationCheck() implements CriterionCheck {
  @Override
  public Source source() {
    return Source.REPLIES;
  }

  @Override
  public CheckOutcome judge(Evidence.Ran ran, Exercise exercise) {
    return WrongReplies.judge(ExchangeFilter.of(ran, Aspect.ISOLATION), exercise.packageName());
  }
}
