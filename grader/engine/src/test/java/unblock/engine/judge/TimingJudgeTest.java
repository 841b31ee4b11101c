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
import static unblock.engine.judge.Observed.CONCURRENT;
import static unblock.engine.judge.Observed.SERIAL;
import static unblock.engine.judge.Observed.allRight;
import static unblock.engine.model.Verdict.FAILED;
import static unblock.engine.model.Verdict.INCONCLUSIVE;
import static unblock.engine.model.Verdict.NOT_CHECKED;
import static unblock.engine.model.Verdict.PASSED;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.engine.exercise.users.UserRoutes;
import unblock.engine.model.Aspect;
import unblock.engine.model.Gathering;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Timing;
import unblock.engine.model.Verdict;

/** Tests the verdict on the timing bound. */
class TimingJudgeTest {
  static Stream<Arguments> cases() {
    return Stream.of(
        arguments("fast, together", CONCURRENT, met(3, 3), PASSED),
        arguments("slow, together", SERIAL, met(3, 3), INCONCLUSIVE),
        arguments("fast, one after another", CONCURRENT, met(3, 1), INCONCLUSIVE),
        arguments("slow, one after another", SERIAL, met(3, 1), FAILED),
        arguments("at the bound, together", new Timing(500, 1000, 1500), met(3, 3), PASSED),
        arguments("over the bound, together", new Timing(500, 1000, 1501), met(3, 3), INCONCLUSIVE),
        arguments("at the bound, two of three", new Timing(500, 2, 3), met(3, 2), INCONCLUSIVE),
        arguments("over the bound, two of three", new Timing(500, 2, 4), met(3, 2), FAILED),
        arguments("fast, one early", CONCURRENT, early(3, 2, 1), INCONCLUSIVE),
        arguments("slow, one early", SERIAL, early(3, 2, 1), FAILED));
  }

  @ParameterizedTest(name = "{0}: {3}")
  @MethodSource("cases")
  void theClockCountsWhereItAgreesWithTheGate(
      String name, Timing measured, Gathering three, Verdict verdict) {
    GradedExercise graded = judge(allRight().timed(measured).gathered(three, met(16, 16)).ran());

    assertThat(verdict(graded, "timing")).isEqualTo(verdict);
    assertThat(english(criterion(graded, "timing").message()))
        .contains("concurrent means at most 1.5");
  }

  @Test
  void itIsTheRendezvousOfThreeThatTheClockIsComparedWith() {
    GradedExercise graded = judge(allRight().gathered(met(3, 3), met(16, 8)).ran());

    assertThat(verdict(graded, "timing")).isEqualTo(PASSED);
    assertThat(verdict(graded, "concurrency")).isEqualTo(FAILED);
  }

  /** A busy machine is not the reason. */
  @Test
  void aRequestThatAsksTwiceTakesLongerByItself() {
    Observed twice = allRight().lookedUp(UserRoutes.LOGIN, Aspect.ANSWERS, 2);
    GradedExercise graded = judge(twice.timed(new Timing(500, 510, 1020)).ran());

    assertThat(verdict(graded, "timing")).isEqualTo(NOT_CHECKED);
    assertThat(english(criterion(graded, "timing").message())).contains("several look-ups");
    assertThat(verdict(judge(twice.timed(CONCURRENT).ran()), "timing")).isEqualTo(PASSED);
  }

  @Test
  void withoutATimeOrARendezvousNothingIsSaid() {
    assertThat(verdict(judge(allRight().untimed().ran()), "timing")).isEqualTo(INCONCLUSIVE);
    assertThat(verdict(judge(allRight().gathered().ran()), "timing")).isEqualTo(INCONCLUSIVE);
  }

  static Stream<Timing> anyTiming() {
    double[] times = {0, 1, 499, 500, 1500, 1e9, Double.POSITIVE_INFINITY, Double.NaN};
    return Arrays.stream(times)
        .boxed()
        .flatMap(one -> Arrays.stream(times).mapToObj(three -> new Timing(500, one, three)));
  }

  @ParameterizedTest
  @MethodSource("anyTiming")
  void timeAloneFailsNobody(Timing measured) {
    assertThat(keys(judge(allRight().timed(measured).ran()), FAILED)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("anyTiming")
  void timeAlonePassesNobody(Timing measured) {
    GradedExercise graded = judge(allRight().timed(measured).gathered(met(3, 1)).ran());

    assertThat(verdict(graded, "timing")).isNotEqualTo(PASSED);
  }
}
