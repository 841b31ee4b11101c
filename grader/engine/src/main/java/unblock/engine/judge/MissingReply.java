package unblock.engine.judge;

import java.util.List;
import java.util.Optional;
import unblock.engine.judge.SubmissionFrames.Place;
import unblock.engine.model.Outcome;
import unblock.engine.model.Stack;
import unblock.message.Message;

/** What is known about a request that got no reply. */
final class MissingReply {
  private MissingReply() {}

  /** The continuation of a sentence that begins with the request and the promised reply. */
  static Message message(Outcome.Silent silent, String packageName) {
    Optional<Place> onWorker = place(silent.holders(), packageName);
    if (onWorker.isPresent()) {
      Place at = onWorker.get();
      return Message.joined(
          Message.of(
              "judge.silent-in-call",
              "called",
              at.called(),
              "handler",
              at.handler(),
              "place",
              at.place()),
          Message.of("judge.question.silent-in-call"));
    }
    if (silent.openCalls() > 0) {
      return Message.joined(
          Message.of("judge.silent-dependency"), Message.of("judge.question.silent-dependency"));
    }
    return place(silent.others(), packageName)
        .map(
            at ->
                Message.joined(
                    Message.of(
                        "judge.silent-in-thread",
                        "called",
                        at.called(),
                        "handler",
                        at.handler(),
                        "place",
                        at.place()),
                    Message.of("judge.question.silent-in-thread")))
        .orElse(Message.joined(Message.of("judge.silent"), Message.of("judge.question.silent")));
  }

  private static Optional<Place> place(List<Stack> stacks, String packageName) {
    return stacks.stream()
        .flatMap(stack -> SubmissionFrames.place(stack, packageName).stream())
        .findFirst();
  }
}
