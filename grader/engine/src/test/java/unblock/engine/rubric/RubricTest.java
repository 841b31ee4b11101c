package unblock.engine.rubric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unblock.engine.Course;
import unblock.engine.exercise.Criterion;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Credit;
import unblock.engine.model.Verdict;
import unblock.engine.model.Visibility;
import unblock.message.Translator;

class RubricTest {
  private static final List<Exercise> KNOWN = Course.standard().exercises();

  @Test
  void whatIsWrittenIsReadAsTheSame() throws UnusableRubric {
    Rubric standard = Rubric.of(KNOWN);

    assertThat(criteria(Rubric.read(standard.toYaml(), KNOWN).applyTo(KNOWN)))
        .isEqualTo(criteria(KNOWN));

    Rubric changed = Rubric.read(CHANGED, KNOWN);
    assertThat(criteria(Rubric.read(changed.toYaml(), KNOWN).applyTo(KNOWN)))
        .isEqualTo(criteria(changed.applyTo(KNOWN)));
  }

  private static Map<String, List<Criterion>> criteria(List<Exercise> exercises) {
    Map<String, List<Criterion>> all = new LinkedHashMap<>();
    exercises.forEach(each -> all.put(each.id(), each.criteria()));
    return all;
  }

  private static final String CHANGED =
      """
      exercises:
        offload:
          login.answers: 2.5
          event-loop: {points: 30, hidden: true}
          timing: {points: 5, bonus: true}
      """;

  @Test
  void theCommentOnHowToChangeItIsNoPartOfIt() throws Exception {
    Rubric standard = Rubric.of(KNOWN);
    for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
      String yaml = standard.toYaml(Translator.of(language));

      assertThat(yaml).startsWith("# ").contains("{points: 8, bonus: true, hidden: true}");
      assertThat(Rubric.read(yaml, KNOWN).toYaml()).isEqualTo(standard.toYaml());
    }
  }

  @Test
  void whatIsNotListedDoesNotCount() throws UnusableRubric {
    List<Exercise> exercises = Rubric.read(CHANGED, KNOWN).applyTo(KNOWN);

    assertThat(exercises).extracting(Exercise::id).containsExactly("offload");
    List<Criterion> criteria = exercises.get(0).criteria();
    assertThat(criteria)
        .extracting(Criterion::key)
        .containsExactly("offload.login.answers", "offload.event-loop", "offload.timing");
    assertThat(criteria).extracting(Criterion::points).containsExactly(2.5, 30.0, 5.0);
    assertThat(criteria.get(1).visibility()).isEqualTo(Visibility.HIDDEN);
    assertThat(criteria.get(2).credit()).isEqualTo(Credit.BONUS);
    assertThat(criteria.get(2).score(Verdict.PASSED).earned()).isEqualTo(5);
    assertThat(criteria.get(2).score(Verdict.PASSED).possible()).isZero();
  }

  @Test
  void aRubricOfLatenessAloneKeepsThePoints() throws Exception {
    Rubric rubric = Rubric.read("late: {due: 2026-11-30T23:59, percent-a-day: 10}", KNOWN);

    assertThat(rubric.late()).isPresent();
    assertThat(rubric.toYaml()).isEqualTo(Rubric.of(KNOWN).toYaml());
  }

  @Test
  void anUnknownExerciseIsToldWithTheKnownOnes() {
    String known = KNOWN.stream().map(Exercise::id).sorted().collect(Collectors.joining(", "));

    assertThatThrownBy(() -> Rubric.read("exercises: {offlaod: {}}", KNOWN))
        .isInstanceOf(UnusableRubric.class)
        .hasMessage("exercises has the unknown key offlaod; known are " + known);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '[1, 2'|it is not YAML, has a number that cannot be read, or names a key twice (line 1)
          ''|it is empty or has no keys; unblock exercises --rubric prints a rubric to start from
          '- a'|it is empty or has no keys; unblock exercises --rubric prints a rubric to start from
          'exercise: {}'|the top level has the unknown key exercise; known are exercises, late
          'exercises: {}'|it lists no exercises; name one below exercises
          'exercises: 7'|it lists no exercises; name one below exercises
          'exercises: {offload: }'|exercises.offload lists no criteria; list some, or delete it to leave the exercise out
          'exercises: {offload: {timing: 0}}'|exercises.offload.timing has no points; write a number above 0, or delete the line to leave it out
          'exercises: {offload: {timing: -3}}'|exercises.offload.timing has no points; write a number above 0, or delete the line to leave it out
          'exercises: {offload: {timing: .inf}}'|it is not YAML, has a number that cannot be read, or names a key twice (line 1)
          'exercises: {offload: {timing: .nan}}'|it is not YAML, has a number that cannot be read, or names a key twice (line 1)
          'exercises: {offload: {timing: two}}'|exercises.offload.timing has no points; write a number above 0, or delete the line to leave it out
          'exercises: {offload: {timing: {bonus: true}}}'|exercises.offload.timing has no points; write a number above 0, or delete the line to leave it out
          'exercises: {offload: {timing: {points: 2, bonus: maybe}}}'|exercises.offload.timing.bonus is neither true nor false
          'exercises: {offload: {timing: {points: 2, secret: true}}}'|exercises.offload.timing has the unknown key secret; known are bonus, hidden, points
          'exercises: {offload: {timing: 2, timing: 3}}'|it is not YAML, has a number that cannot be read, or names a key twice (line 1)
          """)
  void whatIsWrongIsSaidInOneSentence(String yaml, String sentence) {
    assertThatThrownBy(() -> Rubric.read(yaml == null ? "" : yaml, KNOWN))
        .isInstanceOf(UnusableRubric.class)
        .hasMessage(sentence);
  }
}
