package unblock.engine.advice;

import java.util.stream.Stream;
import unblock.engine.exercise.ConcurrencyPromise;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Advice;
import unblock.engine.model.AdviceType;
import unblock.message.Message;

/**
 * A shared pool starts as many threads as there are tasks at once, where the exercise promises
 * fewer look-ups at once. Without such a bound in the promise, a pool must not have one either.
 */
final class PoolWithoutBound implements AdviceRule {
  @Override
  public Stream<Advice> advise(SubmissionCode code, Exercise exercise) {
    return exercise.promise() instanceof ConcurrencyPromise.Unbounded
        ? Stream.of()
        : code.callsOnce()
            .filter(call -> Pools.isUnboundedBy(call) || hasNoBound(call))
            .map(
                call ->
                    call.advice(
                        AdviceType.RECOMMENDED,
                        "pool-without-bound",
                        Message.of("advice.pool-without-bound", "place", call.place())));
  }

  private static boolean hasNoBound(CodeCall call) {
    return PoolArguments.of(call)
        .filter(pool -> pool.most() == Integer.MAX_VALUE && !pool.hasEndlessQueue())
        .isPresent();
  }
}
