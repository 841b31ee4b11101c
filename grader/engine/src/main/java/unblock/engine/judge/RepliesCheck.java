package unblock.engine.judge;

import java.util.List;
import unblock.analyzer.Finding;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.Exchange;
import unblock.engine.model.Route;

/**
 * Checks that the replies of one route are the promised ones: its answers, or its errors.
 *
 * @param first routes that must answer correctly first
 */
record RepliesCheck(Aspect aspect, Route route, List<Route> first) implements CriterionCheck {
  @Override
  public List<Route> needs(Exercise exercise) {
    return first;
  }

  @Override
  public Source source() {
    return Source.REPLIES;
  }

  @Override
  public CheckOutcome judge(Evidence.Ran ran, Exercise exercise) {
    List<Exchange> all = ExchangeFilter.of(ran, aspect, route);
    List<Finding> causes =
        aspect.equals(Aspect.ANSWERS) ? SharedFieldFindings.leftBehind(ran, all) : List.of();
    return WrongReplies.judge(ran, all, exercise.packageName(), causes);
  }
}
