package unblock.engine.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Score;
import unblock.engine.model.Verdict;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * A grade as PrairieLearn's {@code results.json}: one test for each visible criterion. The score
 * counts hidden criteria too. A grade that is not final is not {@code gradable}: PrairieLearn then
 * keeps the student's earlier score and takes no attempt away.
 */
public final class PrairieLearnReport implements ReportFormat {
  /** Bytes; PrairieLearn rejects results of more than 1 MB. */
  static final int LARGEST = 1_000_000;

  /** Characters of a test's output, fewer with each try until the results fit. */
  private static final List<Integer> LENGTHS = List.of(100_000, 4_000, 1_000, 200, 0);

  @Override
  public String id() {
    return "prairielearn";
  }

  @Override
  public Audience audience() {
    return Audience.PROGRAMS;
  }

  @Override
  public String write(GradeReport grade, Translator texts) {
    Writer writer = new Writer(grade, new CriterionLines(texts));
    for (int length : LENGTHS) {
      String results = writer.results(length, writer.tests(length));
      if (results.getBytes(StandardCharsets.UTF_8).length < LARGEST) {
        return results;
      }
    }
    return writer.results(0, List.of());
  }

  /** Writes one grade in one language. */
  private record Writer(GradeReport grade, CriterionLines lines) {
    String results(int length, List<TestScore> tests) {
      List<String> about = new ArrayList<>(lines.about(grade));
      if (length < LENGTHS.get(0)) {
        about.add(lines.line(Message.of("report.shortened")));
      }
      boolean isFinal = grade.hasFinalScore();
      return JsonText.of(
          new Results(
              isFinal,
              isFinal ? Optional.of(share(grade.score())) : Optional.empty(),
              about.get(0),
              String.join("\n", about.subList(1, about.size())),
              isFinal ? List.of() : problems(),
              tests));
    }

    List<TestScore> tests(int length) {
      List<TestScore> tests = new ArrayList<>();
      for (GradedExercise exercise : grade.visible().exercises()) {
        for (GradedCriterion each : exercise.criteria()) {
          tests.add(test(exercise, each, length));
        }
      }
      return tests;
    }

    private List<String> problems() {
      return grade.exercises().isEmpty() ? lines.about(grade) : List.of(lines.notFinal(grade));
    }

    private TestScore test(GradedExercise exercise, GradedCriterion criterion, int length) {
      boolean isDecided = criterion.verdict() != Verdict.INCONCLUSIVE;
      String message = lines.all(criterion).isEmpty() ? "" : lines.message(criterion);
      return new TestScore(
          lines.name(exercise, criterion),
          criterion.key(),
          isDecided ? Optional.of(JsonText.number(criterion.points().earned())) : Optional.empty(),
          JsonText.number(criterion.points().possible()),
          cut(message, Math.max(length, LENGTHS.get(LENGTHS.size() - 2))),
          cut(String.join("\n", lines.places(criterion)), length));
    }

    private static String cut(String text, int length) {
      return text.length() <= length ? text : text.substring(0, length) + "…";
    }

    /** From 0 to 1, also with a bonus. */
    private static BigDecimal share(Score score) {
      double share = score.possible() > 0 ? score.earned() / score.possible() : score.earned();
      return JsonText.number(Math.max(0, Math.min(1, share)));
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record Results(
      boolean gradable,
      Optional<BigDecimal> score,
      String message,
      String output,
      List<String> formatErrors,
      @JsonInclude(JsonInclude.Include.ALWAYS) List<TestScore> tests) {}

  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private record TestScore(
      String name,
      String description,
      Optional<BigDecimal> points,
      BigDecimal maxPoints,
      String message,
      String output) {}
}
