package unblock.engine.judge;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;
import unblock.engine.model.Called;
import unblock.engine.model.Computing;
import unblock.engine.model.Evidence;
import unblock.message.Message;

/**
 * The finding about work that keeps the worker busy at every request. It is measured in steps of
 * arithmetic instead of milliseconds, so that fast and slow machines give the same result, and by
 * the least work of any request, so that one-time work of a JVM does not count.
 */
final class ComputingFinding {
  /**
   * The limit. The reference answers need 0.1 to 0.5 million steps for one request; deriving a key
   * in 10,000 rounds needs about 5, in the recommended 600,000 about 300.
   */
  private static final double TOO_MANY_MILLION_STEPS = 10;

  /** The first few requests run code that is not compiled yet. */
  private static final int ENOUGH_REQUESTS = 5;

  private ComputingFinding() {}

  /**
   * Returns one finding about the route that computes most; empty when no route reaches the limit.
   */
  static Optional<Finding> finding(Evidence.Ran ran) {
    return ran.computing().stream()
        .filter(each -> each.requests() >= ENOUGH_REQUESTS)
        .filter(each -> each.millionSteps() >= TOO_MANY_MILLION_STEPS)
        .max(Comparator.comparingDouble(Computing::millionSteps))
        .map(each -> finding(each, where(ran.calls())));
  }

  private static Optional<Called> where(List<Called> calls) {
    return calls.stream()
        .filter(call -> call.onWorker() > 0 && call.computedMs() * 2 > call.heldMs())
        .max(Comparator.comparingDouble(Called::computedMs));
  }

  private static Finding finding(Computing most, Optional<Called> where) {
    Message fact =
        Message.of(
            "judge.computes",
            "route",
            most.route().path(),
            "count",
            most.requests(),
            "ms",
            most.leastMs(),
            "steps",
            most.millionSteps(),
            "where",
            where.map(ComputingFinding::mostOfIt).orElse(Message.empty()));
    return new Finding(
        "computing",
        Severity.COMPUTES,
        where.map(call -> call.site().file()).orElse("UserHandlers.java"),
        where.map(call -> call.site().line()).orElse(0),
        fact,
        Message.of("judge.question.computes"),
        where.map(call -> List.of(BlockingFindings.step(call.site()))).orElse(List.of()),
        List.of(),
        where.map(call -> ObservedCalls.name(call.site())).orElse(""));
  }

  private static Message mostOfIt(Called call) {
    return Message.of(
        "judge.computes-in",
        "called",
        ObservedCalls.name(call.site()),
        "place",
        call.site().place());
  }
}
