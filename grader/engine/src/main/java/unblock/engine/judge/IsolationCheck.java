package unblock.engine.judge;

import java.util.List;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.Exchange;
import unblock.engine.model.Outcome;
import unblock.message.Message;

/** Checks that requests which were sent together were each answered with their own data. */
record IsolationCheck() implements CriterionCheck {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERRORS = 500;

  @Override
  public Source source() {
    return Source.REPLIES;
  }

  @Override
  public CheckOutcome judge(Evidence.Ran ran, Exercise exercise) {
    List<Exchange> all = ran.exchanges(Aspect.ISOLATION);
    List<Exchange> wrong = all.stream().filter(each -> !each.right()).toList();
    if (wrong.isEmpty()
        || wrong.stream().anyMatch(each -> carriesData(each.outcome()))
        || SharedFieldFindings.explain(ran, wrong)) {
      return WrongReplies.judge(
          ran, all, exercise.packageName(), SharedFieldFindings.amongMany(ran, all));
    }
    CheckOutcome judged = WrongReplies.judge(ran, all, exercise.packageName());
    // Such a reply carries nobody's data; why it came or did not come is told as well.
    Message unanswered =
        Message.of("judge.unanswered-together", "count", wrong.size(), "all", all.size());
    return CheckOutcome.notChecked(Message.joined(unanswered, judged.message()));
  }

  /** Whether a reply came that is not the report of a failure. */
  private static boolean carriesData(Outcome outcome) {
    return outcome instanceof Outcome.Replied replied
        && replied.status() < SERVER_ERRORS
        && replied.status() != TOO_MANY_REQUESTS;
  }
}
