package unblock.engine.advice;

import java.util.stream.Stream;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Advice;
import unblock.engine.model.AdviceType;
import unblock.message.Message;

/** Each request makes a thread pool of its own. */
final class PoolPerRequest implements AdviceRule {
  @Override
  public Stream<Advice> advise(SubmissionCode code, Exercise exercise) {
    return code.callsPerRequest()
        .filter(Pools::isMadeBy)
        .map(
            call ->
                call.advice(
                    AdviceType.ESSENTIAL,
                    "pool-per-request",
                    Message.of(
                        "advice.pool-per-request",
                        "method",
                        call.method().title(),
                        "place",
                        call.place())));
  }
}
