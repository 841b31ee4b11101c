package unblock.engine.judge;

import java.util.List;
import java.util.stream.Stream;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.Evidence.Exchange;
import unblock.engine.model.Evidence.Outcome;
import unblock.engine.model.Route;
import unblock.engine.model.Verdict;
import unblock.message.Message;

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
    List<Exchange> exchanges = ExchangeFilter.of(ran, aspect, route);
    CheckOutcome judged = WrongReplies.judge(exchanges, exercise.packageName());
    return judged.verdict() == Verdict.PASSED && aspect.equals(Aspect.ANSWERS)
        ? judged.with(notes(exchanges, exercise))
        : judged;
  }

  /** The contract promises no content type, so that a wrong one costs no points. */
  private List<Finding> notes(List<Exchange> exchanges, Exercise exercise) {
    return exchanges.stream()
        .flatMap(
            each ->
                each.outcome() instanceof Outcome.Replied reply ? Stream.of(reply) : Stream.empty())
        .map(Outcome.Replied::contentType)
        .filter(type -> !type.isEmpty() && !type.startsWith("application/json"))
        .limit(1)
        .map(type -> Message.of("judge.content-type", "route", route.path(), "type", type))
        .map(
            message ->
                new Finding(
                    "content-type",
                    Severity.NOTE,
                    exercise.handlersName() + ".java",
                    0,
                    message,
                    List.of(),
                    List.of()))
        .toList();
  }
}
