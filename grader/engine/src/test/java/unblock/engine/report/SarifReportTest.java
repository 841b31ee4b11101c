package unblock.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static unblock.engine.EnglishTexts.ENGLISH;

import com.contrastsecurity.sarif.Location;
import com.contrastsecurity.sarif.Notification;
import com.contrastsecurity.sarif.Result;
import com.contrastsecurity.sarif.Run;
import com.contrastsecurity.sarif.SarifSchema210;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.analyzer.Finding;
import unblock.analyzer.InspectionResult;
import unblock.analyzer.Severity;
import unblock.analyzer.SuppressedFinding;
import unblock.engine.model.GradeReport;
import unblock.message.Message;

/** Against the schema of the standard, and read by a model of it. */
final class SarifReportTest {
  private static final SourceFiles SOURCES =
      new SourceFiles(
          Map.of("offload", "unblock.exercises.offload.UserHandlers"),
          List.of(
              "old/UserHandlers.java",
              "my work/src/main/java/unblock/exercises/offload/UserHandlers.java"));

  static List<GradeReport> grades() {
    return SampleGrades.all();
  }

  @ParameterizedTest
  @MethodSource("grades")
  void keepsToTheSchema(GradeReport grade) {
    FormatSchema.SARIF.accepts(new SarifReport().write(grade, ENGLISH));
    FormatSchema.SARIF.accepts(new SarifReport(SOURCES).write(grade, ENGLISH));
  }

  @Test
  void aPathIsACodeFlow() throws Exception {
    Run run = run(new SarifReport(SOURCES).write(Grades.blocked(), ENGLISH));
    Result result = run.getResults().get(0);

    assertThat(run.getResults()).hasSize(1);
    assertThat(result.getRuleId()).isEqualTo("blocking-call");
    assertThat(result.getLevel()).isEqualTo(Result.Level.ERROR);
    assertThat(place(result.getLocations().get(0)))
        .isEqualTo("my%20work/src/main/java/unblock/exercises/offload/UserHandlers.java:23");
    assertThat(result.getCodeFlows().get(0).getThreadFlows().get(0).getLocations())
        .extracting(each -> place(each.getLocation()))
        .containsExactly(
            "my%20work/src/main/java/unblock/exercises/offload/UserHandlers.java:20",
            "my%20work/src/main/java/unblock/exercises/offload/UserHandlers.java:23");
  }

  @Test
  void whatDidNotRunIsANotificationAndWhatIsHiddenIsNot() throws Exception {
    String text = new SarifReport(SOURCES).write(SampleGrades.ofEachVerdict(), ENGLISH);
    Run run = run(text);

    assertThat(run.getInvocations().get(0).getExecutionSuccessful()).isFalse();
    assertThat(run.getInvocations().get(0).getToolExecutionNotifications())
        .filteredOn(each -> each.getAssociatedRule() != null)
        .extracting(each -> each.getAssociatedRule().getId(), Notification::getLevel)
        .containsExactly(
            tuple("offload.info.errors", Notification.Level.WARNING),
            tuple("offload.timing", Notification.Level.ERROR));
    assertThat(run.getResults())
        .extracting(Result::getRuleId)
        .containsExactly("blocking-call", "offload.info.answers");
    assertThat(run.getResults()).allMatch(each -> !each.getLocations().isEmpty());
    assertThat(text).contains("1 more criterion is hidden").doesNotContain("secret");
  }

  @Test
  void anInspectionHasTheSameResults() throws Exception {
    InspectionResult inspection =
        new InspectionResult(
            List.of(Grades.SLEEP), 3, List.of(Message.verbatim("A.class is too large")));
    String text = new SarifReport().inspection(inspection, ENGLISH);

    FormatSchema.SARIF.accepts(text);
    Run run = run(text);
    assertThat(run.getResults()).hasSize(1);
    assertThat(place(run.getResults().get(0).getLocations().get(0)))
        .isEqualTo("unblock/exercises/offload/UserHandlers.java:23");
    assertThat(run.getInvocations().get(0).getExecutionSuccessful()).isFalse();
  }

  @Test
  void aSuppressedFindingIsAResultWithItsSuppression() throws Exception {
    InspectionResult inspection =
        new InspectionResult(List.of(Grades.SLEEP), 3, List.of())
            .suppressing(SuppressedFinding.Source.BASELINE, finding -> true);
    SarifReport report = new SarifReport();
    String text = report.inspection(inspection, InspectionFormat.Suppressed.LISTED, ENGLISH);

    FormatSchema.SARIF.accepts(text);
    assertThat(run(text).getResults().get(0).getSuppressions())
        .singleElement()
        .extracting(each -> each.getKind().value())
        .isEqualTo("external");
    assertThat(run(report.inspection(inspection, ENGLISH)).getResults()).isEmpty();
  }

  @Test
  void keepsWithinTheLimitsAndSaysWhatIsLeftOut() throws Exception {
    List<Finding> findings = new ArrayList<>();
    for (int i = 1; i <= SarifReport.MOST_RESULTS + 7; i++) {
      Severity severity = i > SarifReport.MOST_RESULTS ? Severity.BLOCKS : Severity.NOTE;
      findings.add(
          new Finding("k", severity, "A.java", i, Message.verbatim("m"), List.of(), List.of()));
    }
    Run run =
        run(new SarifReport().inspection(new InspectionResult(findings, 1, List.of()), ENGLISH));

    assertThat(run.getResults()).hasSize(SarifReport.MOST_RESULTS);
    assertThat(run.getResults().subList(0, 7))
        .allMatch(each -> each.getLevel() == Result.Level.ERROR);
    assertThat(run.getInvocations().get(0).getToolExecutionNotifications().get(0).getMessage())
        .extracting(each -> each.getText())
        .isEqualTo("7 remarks do not fit here and are left out.");
    assertThat(
            run(new SarifReport().write(SampleGrades.large(1), ENGLISH))
                .getResults()
                .get(0)
                .getCodeFlows()
                .get(0)
                .getThreadFlows()
                .get(0)
                .getLocations())
        .hasSize(1_000);
  }

  @Test
  void hostileTextIsNoLink() throws Exception {
    Run run = run(new SarifReport().write(SampleGrades.hostile(), ENGLISH));
    Result result = run.getResults().get(0);

    assertThat(result.getMessage().getText())
        .contains("[a link] (https://example.org)", "한국어")
        .doesNotContainPattern("\\p{Cntrl}");
    assertThat(place(result.getLocations().get(0)))
        .isEqualTo("User%20Handlers%3A%C3%A9%25.java:23");
  }

  private static Run run(String text) throws Exception {
    return new ObjectMapper().readValue(text, SarifSchema210.class).getRuns().get(0);
  }

  private static String place(Location location) {
    return location.getPhysicalLocation().getArtifactLocation().getUri()
        + ":"
        + location.getPhysicalLocation().getRegion().getStartLine();
  }
}
