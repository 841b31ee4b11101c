package unblock.engine.advice;

import java.util.stream.Stream;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Advice;
import unblock.engine.model.AdviceType;
import unblock.message.Message;

/** Virtual threads wait in place of a worker that must stay free. */
final class VirtualThreads implements AdviceRule {
  @Override
  public Stream<Advice> advise(SubmissionCode code, Exercise exercise) {
    return exercise.server().mayBlock()
        ? Stream.of()
        : Stream.concat(
                code.callsOnce().filter(Pools::isVirtualBy),
                code.callsPerRequest()
                    .filter(call -> call.is("java/lang/Thread", "startVirtualThread", "ofVirtual")))
            .limit(1)
            .map(
                call ->
                    call.advice(
                        AdviceType.GOOD,
                        "virtual-threads",
                        Message.of("advice.virtual-threads", "place", call.place())));
  }
}
