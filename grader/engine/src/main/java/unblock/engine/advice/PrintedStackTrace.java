package unblock.engine.advice;

import java.util.stream.Stream;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Advice;
import unblock.engine.model.AdviceType;
import unblock.message.Message;

/** A request prints a stack trace. */
final class PrintedStackTrace implements AdviceRule {
  @Override
  public Stream<Advice> advise(SubmissionCode code, Exercise exercise) {
    return code.callsPerRequest()
        .filter(call -> call.call().name.equals("printStackTrace"))
        .filter(call -> call.call().desc.equals("()V"))
        .map(
            call ->
                call.advice(
                    AdviceType.RECOMMENDED,
                    "printed-stack-trace",
                    Message.of(
                        "advice.printed-stack-trace",
                        "method",
                        call.method().title(),
                        "place",
                        call.place())));
  }
}
