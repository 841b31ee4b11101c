package unblock.engine.advice;

import java.util.stream.Stream;
import unblock.engine.exercise.ConcurrencyPromise;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Advice;
import unblock.engine.model.AdviceType;
import unblock.message.Message;

/** Each request makes a platform thread of its own. */
final class ThreadPerRequest implements AdviceRule {
  @Override
  public Stream<Advice> advise(SubmissionCode code, Exercise exercise) {
    return code.callsPerRequest()
        .filter(call -> call.makes("java/lang/Thread") || call.is("java/lang/Thread", "ofPlatform"))
        .filter(call -> !call.method().is("<init>"))
        .map(
            call ->
                call.advice(
                    AdviceType.RECOMMENDED,
                    "thread-per-request",
                    Message.joined(
                        Message.of(
                            "advice.thread-per-request",
                            "method",
                            call.method().title(),
                            "place",
                            call.place()),
                        question(exercise.promise()))));
  }

  private static Message question(ConcurrencyPromise promise) {
    return promise instanceof ConcurrencyPromise.Unbounded
        ? Message.of("advice.question.no-thread")
        : Message.of("advice.question.bound");
  }
}
