package unblock.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static unblock.engine.judge.JudgedOffload.WHOLE;
import static unblock.engine.judge.JudgedOffload.criterion;
import static unblock.engine.judge.JudgedOffload.judge;
import static unblock.engine.judge.JudgedOffload.keys;
import static unblock.engine.judge.Observed.allRight;
import static unblock.engine.judge.Observed.together;
import static unblock.engine.model.Verdict.PASSED;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.engine.exercise.users.UserRoutes;
import unblock.engine.model.Aspect;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Pulse;

/** Tests that missing evidence is never a pass. */
class DroppedEvidenceJudgeTest {
  static Stream<Arguments> pieces() {
    Stream<Arguments> answers =
        UserRoutes.ALL.stream()
            .map(
                route ->
                    dropped(
                        "answers of " + route,
                        o -> o.without(Aspect.ANSWERS, route),
                        Stream.concat(
                            Stream.of(route.key() + ".answers", route.key() + ".errors"),
                            WHOLE.stream())));
    Stream<Arguments> errors =
        UserRoutes.ALL.stream()
            .map(
                route ->
                    dropped(
                        "errors of " + route,
                        o -> o.without(Aspect.ERRORS, route),
                        Stream.of(route.key() + ".errors")));
    Stream<Arguments> rest =
        Stream.of(
            dropped(
                "replies to requests at once",
                o -> o.without(each -> each.aspect().equals(Aspect.ISOLATION)),
                Stream.of("isolation")),
            dropped(
                "every gathering",
                o -> o.gathered(),
                Stream.of("event-loop", "concurrency", "timing")),
            dropped(
                "every pulse",
                o -> o.gathered(together(3, Pulse.NOT_TAKEN), together(16, Pulse.NOT_TAKEN)),
                Stream.of("event-loop")),
            dropped("the time", Observed::untimed, Stream.of("timing")),
            dropped("the ending", Observed::unended, Stream.of("clean-up")));
    return Stream.of(answers, errors, rest).flatMap(s -> s);
  }

  @ParameterizedTest(name = "without {0}")
  @MethodSource("pieces")
  void neverPassesWhatRestedOnIt(UnaryOperator<Observed> drop, List<String> rested) {
    GradedExercise graded = judge(drop.apply(allRight()).ran());

    assertThat(
            graded.criteria().stream()
                .filter(criterion -> criterion.verdict() != PASSED)
                .map(GradedCriterion::key))
        .containsExactlyInAnyOrderElementsOf(rested);
  }

  @Test
  void noEvidenceAtAllPassesNothing() {
    GradedExercise graded =
        judge(allRight().without(each -> true).gathered().untimed().unended().ran());

    assertThat(keys(graded, PASSED)).isEmpty();
    assertThat(graded.score().earned()).isZero();
  }

  private static Arguments dropped(
      String name, UnaryOperator<Observed> drop, Stream<String> rested) {
    return arguments(named(name, drop), rested.map(key -> "offload." + key).toList());
  }
}
