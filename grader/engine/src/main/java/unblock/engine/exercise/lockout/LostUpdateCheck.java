package unblock.engine.exercise.lockout;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.Exercise;
import unblock.engine.exercise.users.UserRoutes;
import unblock.engine.judge.KitCriteria;
import unblock.engine.model.Evidence;
import unblock.engine.model.HeldTrial;
import unblock.engine.model.Verdict;
import unblock.message.Message;

/**
 * Checks that log-ins of one user at the same time got replies that some order of them explains,
 * and left a count that the same order explains.
 */
record LostUpdateCheck() implements CriterionCheck {
  private static final CriterionCheck REPLIES =
      KitCriteria.replies(UserRoutes.LOGIN, LockOutTrials.LOST_UPDATE);

  @Override
  public Source source() {
    return Source.REPORTS;
  }

  @Override
  public CheckOutcome judge(Evidence.Ran ran, Exercise exercise) {
    if (LockOutCheck.replies(ran, exercise).verdict() != Verdict.PASSED) {
      return CheckOutcome.notChecked(Message.of("lock-out.first-in-turn"));
    }
    if (TableUse.missing(ran).isPresent()) {
      return CheckOutcome.notChecked(Message.of("lock-out.first-in-the-table"));
    }
    CheckOutcome replies = REPLIES.judge(ran, exercise);
    if (replies.verdict() != Verdict.PASSED) {
      return replies;
    }
    for (SameTimeTrial trial : SameTimeTrial.ALL) {
      Optional<CheckOutcome> unexplained = unexplained(trial, ran.heldTrial(trial.name()));
      if (unexplained.isPresent()) {
        return unexplained.get();
      }
    }
    return CheckOutcome.passed(Message.of("lock-out.none-lost"));
  }

  /** The result when no order of the attempts explains the replies; empty when one does. */
  private static Optional<CheckOutcome> unexplained(
      SameTimeTrial expected, Optional<HeldTrial> seen) {
    if (seen.isEmpty()) {
      return Optional.of(CheckOutcome.inconclusive(Message.of("lock-out.not-tried")));
    }
    SeenTrial trial = new SeenTrial(seen.get());
    return expected.allowed().contains(trial.replies())
        ? Optional.empty()
        : Optional.of(CheckOutcome.failed(message(expected, trial)).seenIn(expected.name()));
  }

  private static Message message(SameTimeTrial expected, SeenTrial seen) {
    Message what =
        switch (expected.second()) {
          case WRONG -> Message.of("lock-out.two-wrong", "count", expected.before().wrong());
          case RIGHT -> Message.of("lock-out.wrong-and-right", "count", expected.before().wrong());
        };
    Message allowed =
        expected.allowed().stream()
            .map(LostUpdateCheck::text)
            .reduce((one, next) -> Message.of("lock-out.or", "first", one, "next", next))
            .orElse(Message.empty());
    Message got =
        Message.of("lock-out.unexplained", "replies", text(seen.replies()), "allowed", allowed);
    return seen.haveMet()
        ? Message.joined(what, got, Message.of("lock-out.met"), Message.of("lock-out.question.met"))
        : Message.joined(what, got, Message.of("lock-out.question.not-met"));
  }

  private static Message text(List<Integer> replies) {
    return Message.verbatim(replies.stream().map(String::valueOf).collect(Collectors.joining(" ")));
  }
}
