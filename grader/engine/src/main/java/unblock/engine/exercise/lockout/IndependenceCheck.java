package unblock.engine.exercise.lockout;

import java.util.Optional;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.Exercise;
import unblock.engine.exercise.users.UserRoutes;
import unblock.engine.judge.KitCriteria;
import unblock.engine.model.Evidence;
import unblock.engine.model.HeldTrial;
import unblock.engine.model.Verdict;
import unblock.message.Message;

/** Checks that log-ins of two users were in each call of the table at the same time. */
record IndependenceCheck() implements CriterionCheck {
  private static final CriterionCheck REPLIES =
      KitCriteria.replies(UserRoutes.LOGIN, LockOutTrials.INDEPENDENCE);
  private static final AttemptCount FIRST = AttemptCount.NONE.after(Attempt.WRONG);

  @Override
  public Source source() {
    return Source.REPORTS;
  }

  @Override
  public CheckOutcome judge(Evidence.Ran ran, Exercise exercise) {
    if (TableUse.missing(ran).isPresent()) {
      return CheckOutcome.notChecked(Message.of("lock-out.first-in-the-table"));
    }
    CheckOutcome replies = REPLIES.judge(ran, exercise);
    if (replies.verdict() != Verdict.PASSED) {
      return replies;
    }
    Optional<HeldTrial> any = ran.heldTrial(LockOutTrials.TWO_USERS);
    Optional<HeldTrial> sameHash = ran.heldTrial(LockOutTrials.SAME_HASH);
    if (any.isEmpty() || sameHash.isEmpty()) {
      return CheckOutcome.inconclusive(Message.of("lock-out.not-tried"));
    }
    if (!haveMet(any.get())) {
      return failed(any.get(), exercise, Message.of("lock-out.waits-for-another"));
    }
    return haveMet(sameHash.get())
        ? CheckOutcome.passed(Message.of("lock-out.independent"))
        : failed(sameHash.get(), exercise, Message.of("lock-out.waits-for-same-hash"));
  }

  private static CheckOutcome failed(HeldTrial trial, Exercise exercise, Message what) {
    Message where =
        WaitingLine.of(trial, exercise.packageName())
            .map(line -> Message.of("lock-out.waits-at", "place", line))
            .orElse(Message.empty());
    return CheckOutcome.failed(Message.joined(what, where, Message.of("lock-out.question.waits")))
        .seenIn(trial.name());
  }

  /** Whether both users were in the read at the same time, and both in the write. */
  private static boolean haveMet(HeldTrial trial) {
    SeenTrial seen = new SeenTrial(trial);
    return seen.wereTogether(seen.users().stream().map(TableCalls::read).toList())
        && seen.wereTogether(
            seen.users().stream().map(user -> TableCalls.write(user, FIRST)).toList());
  }
}
