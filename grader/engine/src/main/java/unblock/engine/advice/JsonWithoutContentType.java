package unblock.engine.advice;

import java.util.Locale;
import java.util.stream.Stream;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Advice;
import unblock.engine.model.AdviceType;
import unblock.message.Message;

/**
 * Replies are JSON in the form of plain text: no code sets a content type, and Javalin's default
 * for {@code Context.result} is {@code text/plain}.
 */
final class JsonWithoutContentType implements AdviceRule {
  @Override
  public Stream<Advice> advise(SubmissionCode code, Exercise exercise) {
    return code.calls().anyMatch(JsonWithoutContentType::setsHeader)
        ? Stream.of()
        : code.callsPerRequest()
            .filter(call -> call.is("io/javalin/http/Context", "result"))
            .filter(call -> call.call().desc.startsWith("(Ljava/lang/String;)"))
            .limit(1)
            .map(JsonWithoutContentType::advice);
  }

  private static boolean setsHeader(CodeCall call) {
    String name = call.call().name.toLowerCase(Locale.ROOT);
    return name.contains("contenttype") || (name.contains("header") && !name.equals("headers"));
  }

  private static Advice advice(CodeCall call) {
    return call.advice(
        AdviceType.RECOMMENDED,
        "no-content-type",
        Message.of(
            "advice.no-content-type", "method", call.method().title(), "place", call.place()));
  }
}
