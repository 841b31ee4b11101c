package unblock.engine.judge;

import java.util.List;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.Evidence.Exchange;
import unblock.engine.model.Evidence.Outcome;
import unblock.message.Message;

/** Checks that requests which were sent together were each answered with their own data. */
record IsolationCheck() implements CriterionCheck {
  @Override
  public Source source() {
    return Source.REPLIES;
  }

  @Override
  public CheckOutcome judge(Evidence.Ran ran, Exercise exercise) {
    List<Exchange> all = ExchangeFilter.of(ran, Aspect.ISOLATION);
    CheckOutcome judged = WrongReplies.judge(all, exercise.packageName());
    List<Exchange> wrong = all.stream().filter(each -> !each.right()).toList();
    boolean nothingToCompare =
        wrong.stream().noneMatch(each -> each.outcome() instanceof Outcome.Replied);
    if (wrong.isEmpty() || !nothingToCompare) {
      return judged.with(SharedFieldFindings.amongMany(ran, all));
    }
    // A reply that never came carries nobody's data; why it did not come is told as well.
    Message unanswered =
        Message.of("judge.unanswered-together", "count", wrong.size(), "all", all.size());
    return CheckOutcome.notChecked(Message.joined(unanswered, judged.message()));
  }
}
