package unblock.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static unblock.engine.EnglishTexts.ENGLISH;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import unblock.engine.model.GradeReport;

final class PrairieLearnReportTest {
  static List<GradeReport> grades() {
    return SampleGrades.all();
  }

  @ParameterizedTest
  @MethodSource("grades")
  void keepsToTheDocumentedFields(GradeReport grade) {
    FormatSchema.PRAIRIELEARN.accepts(new PrairieLearnReport().write(grade, ENGLISH));
  }

  @Test
  void theScoreCountsHiddenCriteriaAndTheTestsDoNotShowThem() throws Exception {
    String text = new PrairieLearnReport().write(SampleGrades.decided(), ENGLISH);
    JsonNode results = new ObjectMapper().readTree(text);

    // 3 and a bonus of 0.5, of 20.5 with the hidden 10.
    assertThat(results.path("score").doubleValue()).isEqualTo(0.1707);
    assertThat(results.path("tests").size()).isEqualTo(5);
    assertThat(text).contains("1 more criterion is hidden").doesNotContain("secret");
  }

  @Test
  void anUndecidedGradeIsNotGradable() throws Exception {
    JsonNode results =
        new ObjectMapper()
            .readTree(new PrairieLearnReport().write(SampleGrades.ofEachVerdict(), ENGLISH));

    assertThat(results.path("gradable").booleanValue()).isFalse();
    assertThat(results.path("format_errors").get(0).textValue())
        .isEqualTo("This is not a mark yet. Grade the submission again.");
    assertThat(results.path("tests").get(4).has("points")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 1_500})
  void staysBelowAMegabyte(int criteria) throws Exception {
    String text = new PrairieLearnReport().write(SampleGrades.large(criteria), ENGLISH);

    assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThan(1_000_000);
    FormatSchema.PRAIRIELEARN.accepts(text);
    assertThat(new ObjectMapper().readTree(text).path("output").textValue())
        .contains("The remarks are shortened");
  }
}
