package unblock.engine.advice;

import java.util.stream.Stream;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Advice;
import unblock.engine.model.AdviceType;
import unblock.message.Message;

/** All requests share one {@code HttpClient}. */
final class SharedClient implements AdviceRule {
  @Override
  public Stream<Advice> advise(SubmissionCode code, Exercise exercise) {
    return code.callsOnce()
        .filter(ClientPerRequest::isMadeBy)
        .limit(1)
        .map(
            call ->
                call.advice(
                    AdviceType.GOOD,
                    "shared-client",
                    Message.of("advice.shared-client", "place", call.place())));
  }
}
