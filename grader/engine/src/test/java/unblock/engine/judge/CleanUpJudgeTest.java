package unblock.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static unblock.engine.EnglishTexts.english;
import static unblock.engine.judge.JudgedOffload.criterion;
import static unblock.engine.judge.JudgedOffload.judge;
import static unblock.engine.judge.JudgedOffload.verdict;
import static unblock.engine.judge.Observed.allRight;
import static unblock.engine.model.Verdict.FAILED;
import static unblock.engine.model.Verdict.INCONCLUSIVE;
import static unblock.engine.model.Verdict.PASSED;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.engine.model.Ending;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Stack;
import unblock.engine.model.Verdict;

/** Tests the verdict on what is left after close(). */
class CleanUpJudgeTest {
  static Stream<Arguments> cases() {
    Stack pool = new Stack("", "pool-1-thread-1", "WAITING", List.of());
    return Stream.of(
        arguments(ending(List.of()), PASSED, "No thread was left"),
        arguments(
            new Ending(List.of(), List.of(), 1), FAILED, "1 connection was still open. Which code"),
        arguments(
            new Ending(List.of(), List.of(), 2),
            FAILED,
            "2 connections were still open. Which code"),
        arguments(uncounted(), PASSED, "No thread was left"),
        arguments(
            uncounted("UserHandlers.java:29"),
            INCONCLUSIVE,
            "opens connections at UserHandlers.java:29, and this system does not tell how many"),
        arguments(
            ending(List.of(), pool), FAILED, "1 thread was still running (\"pool-1-thread-1\")"),
        arguments(
            ending(List.of(), pool, pool, pool, pool), FAILED, "4 threads were still running"),
        arguments(
            ending(
                List.of(
                    "java.lang.Thread.sleep(Thread.java:-2)",
                    "unblock.exercises.offload.UserHandlers.close(UserHandlers.java:60)")),
            FAILED,
            "close() was still running in Thread.sleep (UserHandlers.java:60) after 2 s"),
        arguments(
            ending(List.of("java.lang.Thread.sleep(Thread.java:-2)")),
            FAILED,
            "close() was still running after 2 s"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatStaysAfterCloseFails(Ending ending, Verdict verdict, String message) {
    GradedExercise graded = judge(allRight().ended(ending).ran());

    assertThat(verdict(graded, "clean-up")).isEqualTo(verdict);
    assertThat(english(criterion(graded, "clean-up").message())).contains(message);
  }

  private static Ending ending(List<String> closing, Stack... threads) {
    return new Ending(closing, List.of(threads), 0);
  }

  private static Ending uncounted(String... openedAt) {
    return new Ending(List.of(), List.of(), Ending.UNCOUNTED, List.of(), List.of(openedAt));
  }
}
