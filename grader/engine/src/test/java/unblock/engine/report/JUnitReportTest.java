package unblock.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static unblock.engine.EnglishTexts.ENGLISH;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.engine.model.GradeReport;
import unblock.engine.model.Verdict;

/** Against the schema of Maven Surefire, and read by its parser. */
final class JUnitReportTest {
  static List<GradeReport> grades() {
    return SampleGrades.all();
  }

  @ParameterizedTest
  @MethodSource("grades")
  void keepsToTheSchema(GradeReport grade) throws Exception {
    Schema schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(JUnitReportTest.class.getResource("surefire-test-report.xsd"));

    schema.newValidator().validate(new StreamSource(new StringReader(xml(grade))));
  }

  @Test
  void aReaderSeesEachVisibleCriterionWithItsVerdict() throws Exception {
    ReportTestSuite suite = read(SampleGrades.ofEachVerdict());

    assertThat(xml(SampleGrades.ofEachVerdict())).contains("<testsuite name=\"ada\"");
    assertThat(suite.getNumberOfTests()).isEqualTo(6);
    assertThat(suite.getNumberOfFailures()).isEqualTo(2);
    assertThat(suite.getNumberOfErrors()).isEqualTo(2);
    assertThat(suite.getTestCases())
        .extracting(ReportTestCase::getName)
        .contains("offload.timing The title of timing")
        .noneMatch(name -> name.contains("secret"));
    assertThat(suite.getTestCases().stream().filter(ReportTestCase::isSuccessful))
        .extracting(ReportTestCase::getName)
        .containsExactly(
            "offload.login.answers The title of login.answers", "offload.style The title of style");
    assertThat(testCase(suite, "offload.info.errors").getFailureType()).isEqualTo("not-checked");
    assertThat(testCase(suite, "offload.timing").getFailureType()).isEqualTo("inconclusive");
    assertThat(testCase(suite, "offload.info.answers").getFailureMessage())
        .isEqualTo("The message of info.answers");
    assertThat(testCase(suite, "offload.event-loop").getFailureDetail())
        .contains("blocks at UserHandlers.java:23", "-> UserHandlers.pause(UserHandlers.java:23)");
  }

  @Test
  void whatWasNotGradedIsAnError() throws Exception {
    ReportTestSuite suite = read(SampleGrades.empty());

    assertThat(suite.getNumberOfErrors()).isEqualTo(1);
    assertThat(suite.getTestCases()).hasSize(1);
    assertThat(suite.getTestCases().get(0).getFailureDetail()).contains("ada.zip is damaged.");
  }

  @Test
  void anExerciseThatIsMissingIsAnError() throws Exception {
    List<ReportTestSuite> suites = readAll(SampleGrades.withMissing());

    assertThat(suites).hasSize(2);
    assertThat(testCase(suites.get(0), "upstream").getFailureMessage())
        .isEqualTo("No code for the exercise upstream was handed in.");
  }

  @Test
  void hostileTextStaysText() throws Exception {
    ReportTestSuite suite = read(SampleGrades.hostile());

    assertThat(suite.getTestCases()).hasSize(1);
    assertThat(suite.getTestCases().get(0).getFailureMessage())
        .contains("]]></failure><testcase name=\"x\"/>", "<b>&amp;", "한국어 \uD83D\uDE00 {0}")
        .doesNotContainPattern("\\p{Cntrl}");
  }

  @Test
  void aPassedGradeHasNoProblem() throws Exception {
    ReportTestSuite suite = read(Grades.of("ada", Verdict.PASSED, "m"));

    assertThat(suite.getNumberOfTests()).isEqualTo(1);
    assertThat(suite.getTestCases()).allMatch(ReportTestCase::isSuccessful);
  }

  private static ReportTestCase testCase(ReportTestSuite suite, String key) {
    return suite.getTestCases().stream()
        .filter(each -> (each.getName() + " ").startsWith(key + " "))
        .findFirst()
        .orElseThrow();
  }

  private static ReportTestSuite read(GradeReport grade) throws Exception {
    List<ReportTestSuite> suites = readAll(grade);
    assertThat(suites).hasSize(1);
    return suites.get(0);
  }

  /** Returns what a reader makes of a grade: a suite for each exercise. */
  private static List<ReportTestSuite> readAll(GradeReport grade) throws Exception {
    byte[] bytes = xml(grade).getBytes(StandardCharsets.UTF_8);
    TestSuiteXmlParser parser = new TestSuiteXmlParser(new NullConsoleLogger());
    try (InputStreamReader in =
        new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
      return parser.parse(in);
    }
  }

  private static String xml(GradeReport grade) {
    return new JUnitReport().write(grade, ENGLISH);
  }
}
