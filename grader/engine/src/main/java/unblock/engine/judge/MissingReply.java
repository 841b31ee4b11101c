package unblock.engine.judge;

import java.util.List;
import java.util.Optional;
import unblock.engine.judge.SubmissionFrames.Place;
import unblock.engine.model.Evidence.Outcome;
import unblock.engine.model.Evidence.Stack;
import unblock.message.Message;

/** What is known about a request that got no reply. */
final class MissingReply {
  private MissingReply() {}

  /** The continuation of a sentence that begins with the request and the promised reply. */
  static Message message(Outcome.Silent silent, String packageName) {
    Optional<Place> onWorker = place(silent.holders(), packageName);
    if (onWorker.isPresent()) {
      Place at = onWorker.get();
      return Message.of(
          "judge.silent-in-call",
          "called",
          at.called(),
          "handler",
          at.handler(),
          "place",
          at.place());
    }
    if (silent.openCalls() > 0) {
      return Message.of("judge.silent-dependency");
    }
    return place(silent.others(), packageName)
        .map(
            at ->
                Message.of(
                    "judge.silent-in-thread",
                    "called",
                    at.called(),
                    "handler",
                    at.handler(),
                    "place",
                    at.place()))
        .orElse(Message.of("judge.silent"));
  }

  private static Optional<Place> place(List<Stack> stacks, String packageName) {
    return stacks.stream()
        .flatMap(stack -> SubmissionFrames.place(stack, packageName).stream())
        .findFirst();
  }
}
