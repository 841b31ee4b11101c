package unblock.engine.advice;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Advice;
import unblock.engine.model.AdviceType;
import unblock.message.Message;

/**
 * All that {@code close()} waits for has a limit in time: a request that takes longer is dropped.
 * The grader does not hold a look-up as long as that.
 */
final class BoundedDrain implements AdviceRule {
  @Override
  public Stream<Advice> advise(SubmissionCode code, Exercise exercise) {
    List<CodeMethod> closing = CloseMethods.of(code, exercise);
    List<DrainWait> waits = DrainWait.in(code, closing);
    if (waits.stream().anyMatch(wait -> !wait.isBounded())) {
      return Stream.of();
    }
    return waits.stream().flatMap(wait -> advice(wait).stream()).limit(1);
  }

  private static Optional<Advice> advice(DrainWait wait) {
    return wait.bound()
        .map(
            bound ->
                wait.call()
                    .advice(
                        AdviceType.ESSENTIAL,
                        "bounded-drain",
                        Message.of(
                            "advice.bounded-drain", "bound", bound, "place", wait.call().place())));
  }
}
