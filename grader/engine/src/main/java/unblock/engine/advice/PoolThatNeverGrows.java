package unblock.engine.advice;

import java.util.stream.Stream;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Advice;
import unblock.engine.model.AdviceType;
import unblock.message.Message;

/**
 * A pool has a larger maximum than its core and a queue without a bound, so that it never starts
 * more threads than its core.
 */
final class PoolThatNeverGrows implements AdviceRule {
  @Override
  public Stream<Advice> advise(SubmissionCode code, Exercise exercise) {
    return code.calls()
        .flatMap(
            call ->
                PoolArguments.of(call)
                    .filter(PoolArguments::neverGrows)
                    .map(pool -> advice(call, pool))
                    .stream());
  }

  private static Advice advice(CodeCall call, PoolArguments pool) {
    return call.advice(
        AdviceType.ESSENTIAL,
        "pool-never-grows",
        Message.of(
            "advice.pool-never-grows",
            "place",
            call.place(),
            "core",
            Math.max(1, pool.core()),
            "most",
            pool.most()));
  }
}
