package unblock.engine.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Verdict;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * A grade as the {@code result.json} of Classroom 50, contract {@code classroom50/result/v1}: one
 * test for each visible criterion. The contract has whole points only, so points are multiplied by
 * the smallest number that makes all of them whole. It also has no undecided tests: the points of
 * an inconclusive criterion count neither as earned nor as possible, and its test says so.
 */
public final class Classroom50Report implements ReportFormat {
  private static final List<String> REQUIRED =
      List.of("CLASSROOM", "ASSIGNMENT", "USERNAME", "SUBMISSION_TAG", "COMMIT_URL", "RELEASE_URL");

  private static final String PRODUCT = "Classroom 50";

  private final Map<String, String> environment;
  private final Clock clock;

  /** In the environment of the runner of Classroom 50. */
  public Classroom50Report() {
    this(System.getenv(), Clock.systemUTC());
  }

  Classroom50Report(Map<String, String> environment, Clock clock) {
    this.environment = Map.copyOf(environment);
    this.clock = clock;
  }

  @Override
  public String id() {
    return "classroom50";
  }

  @Override
  public Audience audience() {
    return Audience.PROGRAMS;
  }

  @Override
  public Optional<Message> obstacle() {
    return REQUIRED.stream()
        .filter(name -> value(name).isEmpty())
        .findFirst()
        .map(
            name ->
                Message.of(
                    "report.classroom50.missing",
                    "format",
                    id(),
                    "name",
                    name,
                    "product",
                    PRODUCT));
  }

  @Override
  public String write(GradeReport grade, Translator texts) {
    CriterionLines lines = new CriterionLines(texts);
    WholePoints points = WholePoints.of(grade);
    List<TestScore> tests = new ArrayList<>();
    for (GradedExercise exercise : grade.visible().exercises()) {
      for (GradedCriterion each : exercise.criteria()) {
        tests.add(test(exercise, each, points, lines));
      }
    }
    String commit = value("COMMIT_URL");
    long possible = grade.criteria().mapToLong(points::possible).sum();
    long earned = grade.criteria().mapToLong(each -> points.whole(each.points().earned())).sum();
    return JsonText.of(
        new ScoreFile(
            "classroom50/result/v1",
            value("CLASSROOM"),
            value("ASSIGNMENT"),
            value("MODE").isEmpty() ? "individual" : value("MODE"),
            value("USERNAME"),
            value("SUBMISSION_TAG"),
            commit,
            value("RELEASE_URL"),
            value("REVIEW_URL").isEmpty() ? commit : value("REVIEW_URL"),
            clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
            Math.min(earned, possible),
            possible,
            tests));
  }

  private static TestScore test(
      GradedExercise exercise,
      GradedCriterion criterion,
      WholePoints points,
      CriterionLines lines) {
    long possible = points.possible(criterion);
    long earned = points.whole(criterion.points().earned());
    return new TestScore(
        lines.name(exercise, criterion),
        criterion.verdict() == Verdict.PASSED,
        Math.min(earned, possible),
        possible,
        criterion.key(),
        criterion.verdict().toString(),
        points.whole(criterion.undecided()),
        Math.max(0, earned - possible),
        String.join("\n", lines.all(criterion)));
  }

  private String value(String name) {
    return environment.getOrDefault(name, "").strip();
  }

  /**
   * Points as whole numbers.
   *
   * @param factor of each number
   */
  private record WholePoints(int factor) {
    private static final List<Integer> FACTORS = List.of(1, 2, 4, 5, 10, 20, 25, 50, 100);

    static WholePoints of(GradeReport grade) {
      int smallest =
          FACTORS.stream()
              .filter(factor -> grade.criteria().allMatch(each -> isWhole(each, factor)))
              .findFirst()
              .orElse(FACTORS.get(FACTORS.size() - 1));
      return new WholePoints(smallest);
    }

    private static boolean isWhole(GradedCriterion criterion, int factor) {
      return isWhole(criterion.points().earned() * factor)
          && isWhole(criterion.points().possible() * factor);
    }

    private static boolean isWhole(double points) {
      return Math.abs(points - Math.rint(points)) < 1e-6;
    }

    long whole(double points) {
      return Math.round(points * factor);
    }

    /** Without the points that are undecided. */
    long possible(GradedCriterion criterion) {
      return whole(criterion.points().possible() - criterion.undecided());
    }
  }

  private record ScoreFile(
      String schema,
      String classroom,
      String assignment,
      @JsonProperty("assignment_type") String assignmentType,
      String owner,
      String submission,
      String commit,
      String release,
      String review,
      String datetime,
      long score,
      @JsonProperty("max-score") long maxScore,
      List<TestScore> tests) {}

  /** The fields after the fourth are ours; the contract keeps such fields. */
  @JsonNaming(KebabCaseStrategy.class)
  private record TestScore(
      String testName,
      boolean passed,
      long score,
      long maxScore,
      String key,
      String verdict,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) long undecidedScore,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) long bonusScore,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String output) {}
}
