package unblock.engine.exercise.lockout;

import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.Exercise;
import unblock.engine.exercise.users.UserRoutes;
import unblock.engine.judge.KitCriteria;
import unblock.engine.model.Evidence;
import unblock.engine.model.Verdict;

/** Checks that attempts one after another are counted, and that their count is in the table. */
record LockOutCheck() implements CriterionCheck {
  static final CriterionCheck REPLIES =
      KitCriteria.replies(UserRoutes.LOGIN, LockOutTrials.COUNTING);

  @Override
  public Source source() {
    return Source.REPLIES;
  }

  @Override
  public CheckOutcome judge(Evidence.Ran ran, Exercise exercise) {
    CheckOutcome replies = REPLIES.judge(ran, exercise);
    return replies.verdict() == Verdict.PASSED
        ? TableUse.missing(ran)
            .map(what -> CheckOutcome.failed(what).seenIn(LockOutTrials.TWO_USERS))
            .orElse(replies)
        : replies;
  }
}
