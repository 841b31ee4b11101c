package unblock.engine.advice;

import java.util.stream.Stream;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Advice;
import unblock.engine.model.AdviceType;
import unblock.message.Message;

/** A request uses a parallel stream. */
final class ParallelStream implements AdviceRule {
  @Override
  public Stream<Advice> advise(SubmissionCode code, Exercise exercise) {
    return code.callsPerRequest()
        .filter(ParallelStream::isParallel)
        .map(
            call ->
                call.advice(
                    AdviceType.RECOMMENDED,
                    "parallel-stream",
                    Message.of(
                        "advice.parallel-stream",
                        "method",
                        call.method().title(),
                        "place",
                        call.place())));
  }

  private static boolean isParallel(CodeCall call) {
    return call.call().owner.startsWith("java/util/")
        && (call.call().name.equals("parallelStream")
            || (call.call().name.equals("parallel")
                && call.call().owner.startsWith("java/util/stream/")));
  }
}
