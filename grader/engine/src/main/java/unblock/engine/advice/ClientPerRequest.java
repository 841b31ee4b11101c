package unblock.engine.advice;

import java.util.stream.Stream;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Advice;
import unblock.engine.model.AdviceType;
import unblock.message.Message;

/** Each request makes an {@code HttpClient} of its own. */
final class ClientPerRequest implements AdviceRule {
  /** Whether the call makes an {@code HttpClient}. */
  static boolean isMadeBy(CodeCall call) {
    return call.is("java/net/http/HttpClient", "newHttpClient")
        || call.is("java/net/http/HttpClient$Builder", "build");
  }

  @Override
  public Stream<Advice> advise(SubmissionCode code, Exercise exercise) {
    return code.callsPerRequest()
        .filter(ClientPerRequest::isMadeBy)
        .map(
            call ->
                call.advice(
                    AdviceType.ESSENTIAL,
                    "client-per-request",
                    Message.of(
                        "advice.client-per-request",
                        "method",
                        call.method().title(),
                        "place",
                        call.place())));
  }
}
