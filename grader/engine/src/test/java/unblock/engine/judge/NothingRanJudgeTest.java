package unblock.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static unblock.engine.EnglishTexts.english;
import static unblock.engine.judge.JudgedOffload.criterion;
import static unblock.engine.judge.JudgedOffload.finding;
import static unblock.engine.judge.JudgedOffload.judge;
import static unblock.engine.model.Verdict.FAILED;
import static unblock.engine.model.Verdict.INCONCLUSIVE;
import static unblock.engine.model.Verdict.NOT_CHECKED;

import java.util.List;
import org.junit.jupiter.api.Test;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Score;
import unblock.message.Message;

/** Tests the verdicts when no request was sent. */
class NothingRanJudgeTest {
  @Test
  void whatDoesNotCompileFailsTheAnswersAndNamesTheFirstErrorEverywhere() {
    Finding error =
        finding(Severity.ERROR, 7, "UserHandlers.java:7 does not compile: ';' expected");

    GradedExercise graded = judge(new Evidence.Rejected(List.of(error)));

    assertThat(graded.score()).isEqualTo(new Score(0, 40));
    assertThat(graded.criteria())
        .allSatisfy(
            criterion -> {
              assertThat(criterion.verdict())
                  .isEqualTo(criterion.aspect().equals(Aspect.ANSWERS) ? FAILED : NOT_CHECKED);
              assertThat(criterion.findings()).containsExactly(error);
              assertThat(english(criterion.message()))
                  .isEqualTo(
                      "UserHandlers.java:7 does not compile: ';' expected Nothing could be run.");
            });
  }

  @Test
  void aFailureOfStartIsNotOneOfTheConstructor() {
    GradedExercise graded =
        judge(
            new Evidence.NotServed(
                Message.verbatim("java.lang.IllegalStateException: no"),
                List.of("unblock.exercises.offload.UserHandlers.start(UserHandlers.java:20)")));

    assertThat(english(graded.criteria().get(0).message()))
        .startsWith(
            "start() of UserHandlers failed: java.lang.IllegalStateException: no"
                + " (UserHandlers.java:20).");
  }

  @Test
  void whatCouldNotBeServedFailsEverywhereAndNamesTheLineOfTheConstructor() {
    GradedExercise graded =
        judge(
            new Evidence.NotServed(
                Message.verbatim("java.lang.IllegalStateException: no"),
                List.of(
                    "java.util.Objects.requireNonNull(Objects.java:208)",
                    "unblock.exercises.offload.UserHandlers.<init>(UserHandlers.java:15)")));

    assertThat(graded.score()).isEqualTo(new Score(0, 40));
    assertThat(graded.criteria())
        .allSatisfy(
            criterion -> {
              assertThat(criterion.verdict()).isEqualTo(FAILED);
              assertThat(english(criterion.message()))
                  .contains("IllegalStateException: no (UserHandlers.java:15).");
            });
  }

  @Test
  void theGradersTroubleIsNoMarkAndLeavesThePointsPossible() {
    GradedExercise graded = judge(new Evidence.Trouble(Message.verbatim("The disk is full")));

    assertThat(graded.score()).isEqualTo(new Score(0, 40));
    assertThat(graded.undecided()).isEqualTo(40);
    assertThat(graded.criteria())
        .hasSize(11)
        .allSatisfy(
            criterion -> {
              assertThat(criterion.verdict()).isEqualTo(INCONCLUSIVE);
              assertThat(criterion.points().earned()).isZero();
              assertThat(english(criterion.message())).isEqualTo("The disk is full");
            });
  }
}
