package unblock.engine.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Ending;
import unblock.engine.model.Evidence;
import unblock.engine.model.Stack;
import unblock.message.Message;

/** Checks that no thread and no connection of the submission remains after {@code close()}. */
record CleanUpCheck() implements CriterionCheck {
  private static final int MOST_NAMES = 3;

  @Override
  public Source source() {
    return Source.REPORTS;
  }

  @Override
  public CheckOutcome judge(Evidence.Ran ran, Exercise exercise) {
    Optional<Ending> ending = ran.ending();
    String packageName = exercise.packageName();
    if (ending.isEmpty()) {
      return CheckOutcome.failed(Message.of("judge.close-unanswered"));
    }
    List<String> closing = ending.get().closing();
    if (!closing.isEmpty()) {
      return CheckOutcome.failed(
          SubmissionFrames.place(new Stack("", "", "", closing), packageName)
              .map(
                  at ->
                      Message.of(
                          "judge.close-hangs-in", "called", at.called(), "place", at.place()))
              .orElse(Message.of("judge.close-hangs")));
    }
    List<Stack> threads = ending.get().threads();
    if (threads.isEmpty()) {
      return connections(ending.get());
    }
    List<Object> names = new ArrayList<>();
    threads.stream().limit(MOST_NAMES).forEach(stack -> names.add("\"" + stack.thread() + "\""));
    if (threads.size() > MOST_NAMES) {
      names.add("…");
    }
    Message left = Message.of("judge.threads-left", "count", threads.size(), "names", names);
    Message madeAt = madeAt(ending.get());
    return CheckOutcome.failed(
        Message.joined(
            left,
            madeAt,
            madeAt.isEmpty()
                ? Message.of("judge.question.starts-threads")
                : Message.of("judge.question.ends-threads")));
  }

  /** Where the code makes threads or pools; empty when these are no places, or too many. */
  static Message madeAt(Ending ending) {
    List<String> places = ending.madeAt();
    return places.isEmpty() || places.size() > MOST_NAMES
        ? Message.empty()
        : Message.of("judge.threads-made-at", "places", places);
  }

  private static CheckOutcome connections(Ending ending) {
    if (ending.mayHaveLeftConnections()) {
      return CheckOutcome.inconclusive(
          Message.of("judge.connections-uncounted", "places", ending.openedAt()));
    }
    return ending.connections() > 0
        ? CheckOutcome.failed(Message.of("judge.connections-left", "count", ending.connections()))
        : CheckOutcome.passed(Message.of("judge.nothing-left"));
  }
}
