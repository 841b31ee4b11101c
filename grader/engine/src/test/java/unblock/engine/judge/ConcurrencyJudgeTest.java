package unblock.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static unblock.engine.EnglishTexts.english;
import static unblock.engine.judge.JudgedOffload.criterion;
import static unblock.engine.judge.JudgedOffload.early;
import static unblock.engine.judge.JudgedOffload.judge;
import static unblock.engine.judge.JudgedOffload.keys;
import static unblock.engine.judge.JudgedOffload.met;
import static unblock.engine.judge.JudgedOffload.verdict;
import static unblock.engine.judge.Observed.allRight;
import static unblock.engine.judge.Observed.exchange;
import static unblock.engine.judge.Observed.gathering;
import static unblock.engine.model.Verdict.FAILED;
import static unblock.engine.model.Verdict.INCONCLUSIVE;
import static unblock.engine.model.Verdict.PASSED;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.engine.exercise.users.UserRoutes;
import unblock.engine.model.Aspect;
import unblock.engine.model.Gathering;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Outcome;
import unblock.engine.model.Pulse;
import unblock.engine.model.Verdict;

/** Tests the verdict on concurrency. */
class ConcurrencyJudgeTest {
  static Stream<Arguments> cases() {
    return Stream.of(
        gathered("all of both", PASSED, "16 requests waited", met(3, 3), met(16, 16)),
        gathered("one of three", FAILED, "Of 3 requests sent together, only 1 was", met(3, 1)),
        gathered("none of three", FAILED, "Of 3 requests sent together, none was", met(3, 0)),
        gathered("two of three", FAILED, "only 2 of them may hold", met(3, 2)),
        gathered("a pool of three", FAILED, "16 requests", met(3, 3), met(16, 3)),
        gathered("fifteen of sixteen", FAILED, "15 were", met(3, 3), met(16, 15)),
        gathered("none tried", INCONCLUSIVE, "nothing is known"),
        gathered("one early", FAILED, "1 of 3 requests", early(3, 2, 1), met(16, 16)),
        gathered("all early", FAILED, "answered before their look-up", early(3, 0, 3)),
        gathered("early among the many", FAILED, "2 of 16", met(3, 3), early(16, 14, 2)),
        gathered("more than promised", PASSED, "16 requests", met(3, 3), bounded(20, 0, 16, 0, 0)),
        gathered("all of more", PASSED, "20 requests", met(3, 3), bounded(20, 0, 20, 0, 0)),
        gathered("not enough of more", FAILED, "(16 are", met(3, 3), bounded(20, 0, 15, 0, 0)),
        gathered("a few turned away", FAILED, "for their turn", bounded(20, 0, 16, 4, 0)),
        gathered("a few forgotten", FAILED, "4 never reached it", bounded(20, 0, 16, 0, 4)),
        gathered("three of more", INCONCLUSIVE, "16 were not tried", bounded(3, 0, 3, 0, 0)),
        gathered(
            "failures that cost something",
            FAILED,
            "After 16 look-ups that failed, 2 of 20 requests sent together reached",
            met(3, 3),
            bounded(20, 16, 2, 0, 18),
            bounded(20, 0, 16, 0, 0)),
        gathered(
            "failures that have nothing to do with it",
            FAILED,
            "Of 20 requests sent together, only 3 were",
            met(3, 3),
            bounded(20, 16, 3, 0, 0),
            bounded(20, 0, 3, 0, 0)),
        gathered(
            "failures, and never more than one",
            FAILED,
            "Of 3 requests sent together, only 1 was",
            bounded(3, 3, 1, 0, 0)),
        gathered(
            "failures that cost nothing",
            PASSED,
            "16 requests waited",
            met(3, 3),
            bounded(20, 16, 16, 0, 0)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("cases")
  void onlyRequestsThatWaitedTogetherPass(
      String name, Verdict verdict, String message, List<Gathering> gatherings) {
    GradedCriterion concurrency =
        criterion(
            judge(allRight().gathered(gatherings.toArray(Gathering[]::new)).ran()), "concurrency");

    assertThat(concurrency.verdict()).isEqualTo(verdict);
    assertThat(english(concurrency.message())).contains(message);
  }

  @Test
  void oneThatWasForgottenAmongManyFailsThisAndNotIsolation() {
    Outcome silent = new Outcome.Silent(List.of());

    GradedExercise graded =
        judge(allRight().with(exchange(UserRoutes.INFO, Aspect.CONCURRENCY, silent)).ran());

    assertThat(keys(graded, FAILED)).containsExactly("offload.concurrency");
    assertThat(english(criterion(graded, "concurrency").message())).contains("but no reply came");
  }

  @ParameterizedTest
  @CsvSource({"1, 1, PASSED", "0, 1, PASSED", "2, 2, PASSED", "1, 2, FAILED", "2, 3, FAILED"})
  void whoComesMoreOftenAmongOthersThanAloneHasNotShownThatItWaits(
      int alone, int among, Verdict verdict) {
    GradedCriterion concurrency =
        criterion(
            judge(
                allRight()
                    .lookedUp(UserRoutes.INFO, Aspect.ANSWERS, alone)
                    .lookedUp(UserRoutes.INFO, Aspect.ISOLATION, among)
                    .ran()),
            "concurrency");

    assertThat(concurrency.verdict()).isEqualTo(verdict);
  }

  @Test
  void namesThatGotMixedUpAreNoMoreLookUpsThanPromised() {
    GradedCriterion concurrency =
        criterion(
            judge(
                allRight()
                    .lookedUp(UserRoutes.INFO, Aspect.ISOLATION, 2)
                    .lookedUp(UserRoutes.HISTORY, Aspect.ISOLATION, 0)
                    .ran()),
            "concurrency");

    assertThat(concurrency.verdict()).isEqualTo(PASSED);
  }

  private static Gathering bounded(int asked, int failures, int met, int early, int forgotten) {
    return gathering(asked, Math.min(16, asked), failures, met, early, forgotten, Pulse.NOT_TAKEN);
  }

  private static Arguments gathered(
      String name, Verdict verdict, String message, Gathering... gatherings) {
    return arguments(name, verdict, message, List.of(gatherings));
  }
}
