package unblock.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import unblock.analyzer.Finding;
import unblock.analyzer.InspectionResult;
import unblock.engine.Course;
import unblock.engine.Grader;
import unblock.engine.model.GradeReport;
import unblock.engine.report.JsonReport;
import unblock.engine.report.MarkdownReport;
import unblock.engine.report.ReportFormat;
import unblock.engine.report.ReportFormats;
import unblock.engine.report.SummaryFormat;
import unblock.engine.report.TextReport;
import unblock.engine.submission.Submission;

/** The same grades in several languages: only texts differ, and no text is left in English. */
class ReportLanguagesTest {
  private static final Path FOLDER = Path.of("src/test/submissions");

  /** Their messages have no texts of a library or of javac. */
  private static final List<String> WITHOUT_OTHERS_TEXTS =
      List.of("blocks-in-helper", "looks-up-twice", "leaks-its-pool");

  private static final List<String> TEXT_FIELDS =
      List.of(
          "language", "title", "message", "question", "path", "remarks", "protections", "missing");

  private static final Pattern ENGLISH_WORDS =
      Pattern.compile("\\b[a-z]{2,}[,.:;]?\\s+[a-z]{2,}[,.:;]?\\s+[a-z]{2,}\\b");

  private static final Translator ENGLISH = texts(Locale.ENGLISH);
  private static final Translator KOREAN = texts(Locale.KOREAN);
  private static final Translator PSEUDO = PseudoLanguage.texts(Course.standard().exercises());
  private static final List<GradeReport> GRADES = new ArrayList<>();

  private static Translator texts(Locale locale) {
    return Translator.of(locale, Course.standard().exercises());
  }

  @BeforeAll
  static void grade() throws Exception {
    Map<String, String> packages = Course.standard().packages();
    List<String> names = new ArrayList<>(WITHOUT_OTHERS_TEXTS);
    names.add("does-not-compile");
    try (Grader grader = new Grader(20261129)) {
      for (String name : names) {
        GRADES.add(grader.grade(Submission.read(FOLDER.resolve(name), packages)));
      }
    }
  }

  static List<ReportFormat> formats() {
    return ReportFormats.found().all().stream()
        .filter(format -> !format.id().equals("json")) // Its evidence has no language.
        .toList();
  }

  static List<GradeReport> grades() {
    return GRADES;
  }

  @ParameterizedTest
  @MethodSource("formats")
  void allTextsOfAPageComeFromBundles(ReportFormat format) {
    for (GradeReport grade : GRADES) {
      String page = format.write(grade, PSEUDO);

      assertThat(page).contains("⟦", "ó");
      assertThat(PseudoLanguage.leak(textOf(page, format))).as(page).isEmpty();
    }
  }

  /** The text of a page in HTML, without the student's code; all of another page. */
  private static String textOf(String page, ReportFormat format) {
    if (!format.id().equals("html")) {
      return page;
    }
    Document document = Jsoup.parse(page);
    document.select("code, pre").remove();
    document.select(".source, .hop").remove();
    return document.text();
  }

  @Test
  void allTextsOfGradeJsonComeFromBundles() throws Exception {
    for (GradeReport grade : GRADES) {
      JsonNode json = new ObjectMapper().readTree(new JsonReport().write(grade, PSEUDO));
      int texts = 0;
      for (String field : List.of("title", "message", "question")) {
        for (JsonNode text : withoutEvidence(json).findValues(field)) {
          texts += text.textValue().contains("⟦") ? 1 : 0;
          assertThat(PseudoLanguage.leak(text.textValue())).as(text.toString()).isEmpty();
        }
      }

      assertThat(texts).isGreaterThan(20);
    }
  }

  @Test
  void allTextsOfAnInspectionComeFromBundles() throws Exception {
    List<Finding> findings =
        GRADES.stream()
            .flatMap(grade -> grade.criteria())
            .flatMap(each -> each.findings().stream())
            .toList();
    InspectionResult inspection =
        new InspectionResult(findings, 3, List.of(Message.of("analyzer.too-large")));
    JsonNode json = new ObjectMapper().readTree(new JsonReport().inspection(inspection, PSEUDO));

    assertThat(findings).extracting(Finding::key).contains("blocking-call", "compile-error");
    assertThat(PseudoLanguage.leak(new TextReport().inspection(inspection, PSEUDO))).isEmpty();
    assertThat(PseudoLanguage.leak(withoutEvidence(json).toString())).isEmpty();
    assertThat(json.path("unreadable").toString()).contains("⟦");
  }

  @Test
  void allTextsOfATableOfGradesComeFromBundles() {
    for (SummaryFormat format : List.of(new TextReport(), new MarkdownReport())) {
      String table = format.summary(GRADES, PSEUDO);

      assertThat(table).contains("⟦");
      assertThat(PseudoLanguage.leak(table)).as(table).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The worker is free.",
        "⟦Thé wórkér⟧ is free now again",
        "⟦Thé wórkér⟧\n  which waits for",
        "⟦a⟧ ⟦b ⟦c⟧⟧ not in brackets"
      })
  void aTextOutsideTheBracketsIsFound(String page) {
    assertThat(PseudoLanguage.leak(page)).isPresent();
    assertThat(PseudoLanguage.leak("⟦" + page + "⟧")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("grades")
  void gradeJsonDiffersInItsTextsOnly(GradeReport grade) throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    JsonNode english = mapper.readTree(new JsonReport().write(grade, ENGLISH));
    JsonNode korean = mapper.readTree(new JsonReport().write(grade, KOREAN));
    List<JsonNode> messages = withoutEvidence(english).findValues("message");

    assertThat(withoutEvidence(korean).findValues("message"))
        .hasSameSizeAs(messages)
        .noneMatch(messages::contains)
        .hasSizeGreaterThan(10);
    assertThat(korean.findValues("title")).doesNotContainAnyElementsOf(english.findValues("title"));
    assertThat(withoutTexts(korean)).isEqualTo(withoutTexts(english));
    assertThat(withoutTexts(english).findValues("verdict")).isNotEmpty();
    assertThat(withoutTexts(english).findValues("arguments")).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("grades")
  void aGradeThatWasWrittenInKoreanIsPrintedInEnglish(GradeReport grade) throws Exception {
    GradeReport read = JsonReport.read(new JsonReport().write(grade, KOREAN));
    GradeReport judged = Grader.judge(read);

    assertThat(judged.criteria().map(each -> each.verdict()))
        .containsExactlyElementsOf(grade.criteria().map(each -> each.verdict()).toList());
    assertThat(new TextReport().write(judged, ENGLISH))
        .isEqualTo(new TextReport().write(grade, ENGLISH));
  }

  @ParameterizedTest
  @MethodSource("formats")
  void koreanPagesHaveNoEnglishSentences(ReportFormat format) {
    for (GradeReport grade : GRADES) {
      String page = format.write(grade, KOREAN);

      assertThat(page)
          .isNotEqualTo(format.write(grade, ENGLISH))
          .doesNotContain("{0}", "(은)", "을(를)");
      if (WITHOUT_OTHERS_TEXTS.contains(grade.submission())) {
        assertThat(shown(page)).doesNotContainPattern(ENGLISH_WORDS);
        assertThat(shown(format.write(grade, ENGLISH))).containsPattern(ENGLISH_WORDS);
      }
    }
  }

  /** What a reader sees or hears: of a page in HTML, the labels and the text without code. */
  private static String shown(String page) {
    if (!page.startsWith("<!doctype html>")) {
      return page;
    }
    Document document = Jsoup.parse(page);
    document.select("code, pre").remove();
    return document.text()
        + "\n"
        + String.join("\n", document.select("[aria-label]").eachAttr("aria-label"));
  }

  private static JsonNode withoutEvidence(JsonNode json) {
    JsonNode copy = json.deepCopy();
    for (String field : List.of("evidence", "arguments")) {
      copy.findParents(field).forEach(each -> ((ObjectNode) each).remove(field));
    }
    return copy;
  }

  private static JsonNode withoutTexts(JsonNode json) {
    JsonNode copy = json.deepCopy();
    for (String field : TEXT_FIELDS) {
      copy.findParents(field).forEach(each -> ((ObjectNode) each).remove(field));
    }
    return copy;
  }
}
