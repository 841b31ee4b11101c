package unblock.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static unblock.engine.EnglishTexts.ENGLISH;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.engine.model.GradeReport;

final class GradescopeReportTest {
  static List<GradeReport> grades() {
    return SampleGrades.all();
  }

  /** A grade that is not final is meant to be no valid result: it must not become a mark. */
  @ParameterizedTest
  @MethodSource("grades")
  void onlyAFinalGradeIsAResult(GradeReport grade) {
    String results = new GradescopeReport().write(grade, ENGLISH);

    if (grade.hasFinalScore()) {
      FormatSchema.GRADESCOPE.accepts(results);
    } else {
      assertThat(results).doesNotContain("\"score\"");
      if (grade.criteria().findAny().isPresent()) {
        FormatSchema.GRADESCOPE.refuses(results);
      }
    }
  }

  @Test
  void theTotalIsTheSumOfAllTestsWithTheHiddenOnes() throws Exception {
    JsonNode results = read(SampleGrades.decided());
    double sum = 0;
    for (JsonNode test : results.path("tests")) {
      sum += test.path("score").doubleValue();
    }

    assertThat(results.path("score").doubleValue()).isEqualTo(3.5).isEqualTo(sum);
    assertThat(results.path("tests").size()).isEqualTo(6);
    assertThat(results.findValuesAsText("status"))
        .containsExactly("passed", "failed", "failed", "failed", "passed", "failed");
    JsonNode hidden = results.path("tests").get(5);
    assertThat(hidden.path("visibility").textValue()).isEqualTo("hidden");
    assertThat(results.path("tests").get(0).path("visibility").textValue()).isEqualTo("visible");
    assertThat(results.path("stdout_visibility").textValue()).isEqualTo("hidden");
    assertThat(results.path("output").textValue()).doesNotContain("secret");
  }

  @Test
  void anUndecidedTestIsNeitherPassedNorFailedAndNoTestHasAScore() throws Exception {
    JsonNode results = read(SampleGrades.ofEachVerdict());
    JsonNode undecided = results.path("tests").get(4);

    assertThat(undecided.path("name").textValue())
        .isEqualTo("offload: The title of timing (undecided: grade again)");
    assertThat(undecided.has("status")).isFalse();
    assertThat(undecided.path("max_score").intValue()).isEqualTo(2);
    assertThat(results.findValues("score")).isEmpty();
    assertThat(results.path("output").textValue())
        .contains("2 points are undecided", "Grade the submission again.");
  }

  private static JsonNode read(GradeReport grade) throws Exception {
    return new ObjectMapper().readTree(new GradescopeReport().write(grade, ENGLISH));
  }
}
