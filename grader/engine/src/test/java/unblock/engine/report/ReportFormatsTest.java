package unblock.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ReportFormatsTest {
  @Test
  void theKitHasTen() {
    ReportFormats formats = ReportFormats.found();

    assertThat(formats.all())
        .extracting(ReportFormat::id)
        .containsExactly(
            "text",
            "markdown",
            "json",
            "junit",
            "sarif",
            "gradescope",
            "prairielearn",
            "classroom50",
            "annotations",
            "html");
    assertThat(formats.all(InspectionFormat.class))
        .extracting(ReportFormat::id)
        .containsExactly("text", "json", "sarif", "annotations");
    assertThat(formats.all(SummaryFormat.class))
        .extracting(ReportFormat::id)
        .containsExactly("text", "markdown");
    assertThat(formats.kept()).containsOnlyKeys("grade.json", "report.html");
  }

  @Test
  void twoOfOneNameAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReportFormats(List.of(new JsonReport(), new JsonReport())))
        .withMessageContaining("have the same id, json");
  }
}
