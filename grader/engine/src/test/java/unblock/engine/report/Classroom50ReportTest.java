package unblock.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static unblock.engine.EnglishTexts.ENGLISH;
import static unblock.engine.EnglishTexts.english;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.engine.model.GradeReport;

final class Classroom50ReportTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-30T01:02:03.456Z"), ZoneOffset.UTC);

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "CLASSROOM", "cs50",
          "ASSIGNMENT", "offload",
          "USERNAME", "ada",
          "SUBMISSION_TAG", "submit/2026-11-30T01-00-00Z-abcdef1",
          "COMMIT_URL", "https://github.com/o/r/commit/abcdef1",
          "RELEASE_URL", "https://github.com/o/r/releases/tag/x");

  private static final Classroom50Report FORMAT = new Classroom50Report(ENVIRONMENT, CLOCK);

  static List<GradeReport> grades() {
    return SampleGrades.all();
  }

  @ParameterizedTest
  @MethodSource("grades")
  void keepsToTheContract(GradeReport grade) throws Exception {
    String text = FORMAT.write(grade, ENGLISH);
    JsonNode result = new ObjectMapper().readTree(text);

    FormatSchema.CLASSROOM50.accepts(text);
    assertThat(result.path("score").longValue())
        .isLessThanOrEqualTo(result.path("max-score").longValue());
    for (JsonNode test : result.path("tests")) {
      assertThat(test.path("score").longValue())
          .isLessThanOrEqualTo(test.path("max-score").longValue());
    }
  }

  @Test
  void pointsBecomeWholeAndUndecidedOnesAreNotLost() throws Exception {
    JsonNode result =
        new ObjectMapper().readTree(FORMAT.write(SampleGrades.ofEachVerdict(), ENGLISH));
    JsonNode undecided = result.path("tests").get(4);

    // Twice the points: 3.5 earned of 20.5 that are decided, with the hidden 10.
    assertThat(result.path("score").intValue()).isEqualTo(7);
    assertThat(result.path("max-score").intValue()).isEqualTo(41);
    assertThat(result.path("tests").size()).isEqualTo(6);
    assertThat(undecided.path("test-name").textValue())
        .isEqualTo("offload: The title of timing (undecided: grade again)");
    assertThat(undecided.path("passed").booleanValue()).isFalse();
    assertThat(undecided.path("max-score").intValue()).isZero();
    assertThat(undecided.path("undecided-score").intValue()).isEqualTo(4);
    assertThat(undecided.path("verdict").textValue()).isEqualTo("inconclusive");
    assertThat(result.path("tests").get(5).path("bonus-score").intValue()).isEqualTo(1);
    assertThat(result.toString()).doesNotContain("secret");
  }

  @Test
  void wholePointsStayAsTheyAre() throws Exception {
    JsonNode result = new ObjectMapper().readTree(FORMAT.write(SampleGrades.large(3), ENGLISH));

    assertThat(result.path("max-score").intValue()).isEqualTo(3);
    assertThat(result.path("datetime").textValue()).isEqualTo("2026-11-30T01:02:03Z");
    assertThat(result.path("review").textValue()).isEqualTo(ENVIRONMENT.get("COMMIT_URL"));
  }

  @Test
  void namesTheVariableThatIsMissing() {
    Map<String, String> some = new HashMap<>(ENVIRONMENT);
    some.remove("RELEASE_URL");

    assertThat(FORMAT.obstacle()).isEmpty();
    assertThat(english(new Classroom50Report(some, CLOCK).obstacle().orElseThrow()))
        .contains("environment variable RELEASE_URL");
  }
}
