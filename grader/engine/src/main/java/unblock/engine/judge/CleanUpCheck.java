package unblock.engine.judge;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import unblock.engine.exercise.CheckResult;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Evidence;
import unblock.engine.model.Evidence.Ending;
import unblock.engine.model.Evidence.Stack;

/** Whether everything is gone that the submission started. */
record CleanUpCheck() implements CriterionCheck {
  @Override
  public Source source() {
    return Source.REPORTS;
  }

  @Override
  public CheckResult judge(Evidence.Ran ran, Exercise exercise) {
    Optional<Ending> ending = ran.ending();
    String packageName = exercise.packageName();
    if (ending.isEmpty()) {
      return CheckResult.failed(
          "close() was called and the process did not say that it came back. Does it wait for"
              + " something, or end the JVM?");
    }
    List<String> closing = ending.get().closing();
    if (!closing.isEmpty()) {
      String where =
          SubmissionFrames.place(new Stack("", "", "", closing), packageName)
              .map(at -> " in %s (%s:%d)".formatted(at.called(), at.file(), at.line()))
              .orElse("");
      return CheckResult.failed(
          "close() was still working%s after 2 s. What does it wait for, and will that ever end?"
              .formatted(where));
    }
    List<Stack> threads = ending.get().threads();
    if (threads.isEmpty()) {
      return connections(ending.get().connections());
    }
    String names =
        threads.stream()
            .limit(3)
            .map(stack -> "\"" + stack.thread() + "\"")
            .collect(Collectors.joining(", "));
    return CheckResult.failed(
        "2 s after close(), %d %s still there (%s%s). Who started %s, and who tells %s to end?"
            .formatted(
                threads.size(),
                threads.size() == 1 ? "thread was" : "threads were",
                names,
                threads.size() > 3 ? ", …" : "",
                threads.size() == 1 ? "it" : "them",
                threads.size() == 1 ? "it" : "them"));
  }

  private static CheckResult connections(int open) {
    return open == 0
        ? CheckResult.passed("No thread was left after close().")
        : CheckResult.failed(
            "2 s after close(), %d %s still open. Who opened %s, and which path ends without closing %s?"
                .formatted(
                    open,
                    open == 1 ? "connection was" : "connections were",
                    open == 1 ? "it" : "them",
                    open == 1 ? "it" : "them"));
  }
}
