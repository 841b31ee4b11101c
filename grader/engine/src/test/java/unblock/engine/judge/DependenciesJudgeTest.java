package unblock.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static unblock.engine.EnglishTexts.english;
import static unblock.engine.judge.JudgedOffload.LOGIN_BLOCKS;
import static unblock.engine.judge.JudgedOffload.WHOLE;
import static unblock.engine.judge.JudgedOffload.criterion;
import static unblock.engine.judge.JudgedOffload.finding;
import static unblock.engine.judge.JudgedOffload.judge;
import static unblock.engine.judge.JudgedOffload.keys;
import static unblock.engine.judge.JudgedOffload.verdict;
import static unblock.engine.judge.Observed.SKELETON;
import static unblock.engine.judge.Observed.allRight;
import static unblock.engine.model.Verdict.FAILED;
import static unblock.engine.model.Verdict.NOT_CHECKED;
import static unblock.engine.model.Verdict.PASSED;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;
import unblock.engine.exercise.users.UserRoutes;
import unblock.engine.model.Aspect;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Outcome;
import unblock.engine.model.Route;
import unblock.engine.model.Score;

/** Tests what one criterion needs of others. */
class DependenciesJudgeTest {
  static List<Route> routes() {
    return UserRoutes.ALL;
  }

  @ParameterizedTest
  @MethodSource("routes")
  void withoutAnAnswerItsErrorsAndAllOfTheExerciseWait(Route route) {
    GradedExercise graded = judge(allRight().became(route, Aspect.ANSWERS, SKELETON).ran());

    assertThat(keys(graded, NOT_CHECKED))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Stream.of(route.key() + ".errors"), WHOLE.stream())
                .map(key -> "offload." + key)
                .toList());
    assertThat(english(criterion(graded, "timing").message()))
        .isEqualTo("Not checked yet: " + route + " must answer correctly first.");
    assertThat(verdict(graded, route.key() + ".answers")).isEqualTo(FAILED);
    assertThat(keys(graded, PASSED)).hasSize(4);
    assertThat(graded.score()).isEqualTo(new Score(10, 40));
  }

  @Test
  void allMissingAnswersAreNamed() {
    GradedExercise graded =
        judge(
            allRight()
                .became(UserRoutes.LOGIN, Aspect.ANSWERS, SKELETON)
                .became(UserRoutes.HISTORY, Aspect.ANSWERS, SKELETON)
                .ran());

    assertThat(english(criterion(graded, "isolation").message()))
        .isEqualTo("Not checked yet: /login, /history must answer correctly first.");
  }

  @Test
  void theSkeletonEarnsNothing() {
    Observed skeleton = allRight().gathered().untimed();
    for (Route route : UserRoutes.ALL) {
      skeleton.became(route, Aspect.ANSWERS, SKELETON).without(Aspect.ERRORS, route);
    }
    skeleton.without(each -> each.aspect().equals(Aspect.ISOLATION));

    GradedExercise graded = judge(skeleton.ran());

    assertThat(keys(graded, FAILED)).hasSize(3);
    assertThat(keys(graded, NOT_CHECKED)).hasSize(8);
    assertThat(graded.score()).isEqualTo(new Score(0, 40));
  }

  @Test
  void wrongErrorsHoldNothingElseBack() {
    GradedExercise graded =
        judge(
            allRight().became(UserRoutes.INFO, Aspect.ERRORS, new Outcome.Silent(List.of())).ran());

    assertThat(keys(graded, FAILED)).containsExactly("offload.info.errors");
    assertThat(graded.score()).isEqualTo(new Score(38, 40));
  }

  @Test
  void aBlockedWorkerIsToldEvenWhenNothingAnswers() {
    GradedExercise graded =
        judge(
            allRight()
                .became(UserRoutes.LOGIN, Aspect.ANSWERS, new Outcome.Silent(List.of(LOGIN_BLOCKS)))
                .ran());

    GradedCriterion loop = criterion(graded, "event-loop");
    assertThat(loop.verdict()).isEqualTo(FAILED);
    assertThat(loop.findings()).extracting(Finding::place).containsExactly("UserHandlers.java:23");
  }

  @Test
  void aCriterionThatWaitsKeepsItsFindings() {
    Finding mayBlock = finding(Severity.MAY_BLOCK, 30, "may wait");

    GradedExercise graded =
        judge(
            allRight()
                .became(UserRoutes.LOGIN, Aspect.ANSWERS, SKELETON)
                .inspected(mayBlock)
                .ran());

    assertThat(verdict(graded, "event-loop")).isEqualTo(NOT_CHECKED);
    assertThat(criterion(graded, "event-loop").findings()).containsExactly(mayBlock);
  }
}
