package unblock.engine.advice;

import java.util.stream.Stream;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Advice;
import unblock.engine.model.AdviceType;
import unblock.message.Message;

/** All requests share one pool with a bound, and the code ends it. */
final class SharedPool implements AdviceRule {
  @Override
  public Stream<Advice> advise(SubmissionCode code, Exercise exercise) {
    boolean ends =
        code.callsOnce().anyMatch(call -> call.call().name.matches("shutdown|shutdownNow|close"));
    return ends
        ? code.callsOnce()
            .filter(call -> call.call().name.equals("newFixedThreadPool") || isBounded(call))
            .filter(Pools::isMadeBy)
            .limit(1)
            .map(
                call ->
                    call.advice(
                        AdviceType.GOOD,
                        "shared-pool",
                        Message.of("advice.shared-pool", "place", call.place())))
        : Stream.of();
  }

  private static boolean isBounded(CodeCall call) {
    return PoolArguments.of(call)
        .filter(pool -> pool.most() < Integer.MAX_VALUE && !pool.neverGrows())
        .isPresent();
  }
}
