package unblock.engine.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Verdict;
import unblock.engine.model.Visibility;
import unblock.message.Translator;

/**
 * A grade as Gradescope's {@code results.json}: one test for each criterion. A hidden criterion is
 * a hidden test, so that students do not see it, and no total either. A grade that is not final has
 * no score at all: Gradescope would take the sum of the other tests for the mark.
 */
public final class GradescopeReport implements ReportFormat {
  private static final String TEXT = "text";

  @Override
  public String id() {
    return "gradescope";
  }

  @Override
  public Audience audience() {
    return Audience.PROGRAMS;
  }

  @Override
  public String write(GradeReport grade, Translator texts) {
    CriterionLines lines = new CriterionLines(texts);
    boolean isFinal = grade.hasFinalScore();
    List<TestScore> tests = new ArrayList<>();
    for (int i = 0; i < grade.exercises().size(); i++) {
      GradedExercise exercise = grade.exercises().get(i);
      for (int j = 0; j < exercise.criteria().size(); j++) {
        String number = "%d.%d".formatted(i + 1, j + 1);
        tests.add(test(exercise, exercise.criteria().get(j), number, isFinal, lines));
      }
    }
    return JsonText.of(
        new Results(
            isFinal ? Optional.of(JsonText.number(grade.score().earned())) : Optional.empty(),
            String.join("\n", lines.about(grade)),
            TEXT,
            TEXT,
            TEXT,
            Shown.VISIBLE.word,
            Shown.HIDDEN.word,
            Map.of("seed", grade.seed(), "verdict", grade.verdict().toString()),
            tests));
  }

  private static TestScore test(
      GradedExercise exercise,
      GradedCriterion criterion,
      String number,
      boolean isFinal,
      CriterionLines lines) {
    return new TestScore(
        isFinal ? Optional.of(JsonText.number(criterion.points().earned())) : Optional.empty(),
        JsonText.number(criterion.points().possible()),
        status(criterion.verdict()),
        lines.name(exercise, criterion),
        number,
        String.join("\n", lines.all(criterion)),
        List.of(criterion.aspect().word()),
        (criterion.visibility() == Visibility.HIDDEN ? Shown.HIDDEN : Shown.VISIBLE).word,
        Map.of("key", criterion.key(), "verdict", criterion.verdict().toString()));
  }

  /** Gradescope knows two; a test without one is neither. */
  private static Optional<String> status(Verdict verdict) {
    return switch (verdict) {
      case PASSED -> Optional.of("passed");
      case FAILED, NOT_CHECKED -> Optional.of("failed");
      case INCONCLUSIVE -> Optional.empty();
    };
  }

  private enum Shown {
    VISIBLE("visible"),
    HIDDEN("hidden");

    private final String word;

    Shown(String word) {
      this.word = word;
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record Results(
      Optional<BigDecimal> score,
      String output,
      String outputFormat,
      String testOutputFormat,
      String testNameFormat,
      String visibility,
      String stdoutVisibility,
      Map<String, Object> extraData,
      List<TestScore> tests) {}

  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  private record TestScore(
      Optional<BigDecimal> score,
      BigDecimal maxScore,
      Optional<String> status,
      String name,
      String number,
      String output,
      List<String> tags,
      String visibility,
      Map<String, Object> extraData) {}
}
