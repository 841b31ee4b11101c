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
  private static final CriterionCheck LOG_INS =
      KitCriteria.replies(UserRoutes.LOGIN, LockOutTrials.COUNTING);

  private static final CriterionCheck OTHER_REPLIES =
      KitCriteria.replies(UserRoutes.INFO, LockOutTrials.COUNTING);

  @Override
  public Source source() {
    return Source.REPLIES;
  }

  @Override
  public CheckOutcome judge(Evidence.Ran ran, Exercise exercise) {
    CheckOutcome replies = replies(ran, exercise);
    return replies.verdict() == Verdict.PASSED
        ? TableUse.missing(ran)
            .map(what -> CheckOutcome.failed(what).seenIn(LockOutTrials.TWO_USERS))
            .orElse(replies)
        : replies;
  }

  /** Whether each request of attempts one after another got the promised reply. */
  static CheckOutcome replies(Evidence.Ran ran, Exercise exercise) {
    CheckOutcome logIns = LOG_INS.judge(ran, exercise);
    return logIns.verdict() == Verdict.PASSED ? OTHER_REPLIES.judge(ran, exercise) : logIns;
  }
}
