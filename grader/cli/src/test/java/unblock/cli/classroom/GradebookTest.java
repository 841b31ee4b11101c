package unblock.cli.classroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;
import unblock.cli.intake.Student;
import unblock.cli.journal.ClassShard;
import unblock.cli.journal.RunSettings;
import unblock.cli.journal.UnusableFolder;
import unblock.cli.similarity.SimilarPair;
import unblock.cli.similarity.SimilarPlace;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.GradedSource;
import unblock.engine.model.Score;
import unblock.engine.model.SubmissionRights;
import unblock.engine.model.Timeline;
import unblock.engine.model.Verdict;
import unblock.engine.model.Visibility;
import unblock.message.Message;
import unblock.message.Translator;

final class GradebookTest {
  private static final RunSettings TERMS =
      new RunSettings("v", 7, List.of("offload"), "s", "", ClassShard.WHOLE, SubmissionRights.OWN);
  private static final Student ADA = new Student("=1+1", "Lovelace, \"Ada\"", Optional.of("@ada"));

  @TempDir private Path folder;

  @Test
  void hasARowForEveryoneAndAColumnForEachCriterion() throws Exception {
    Gradebook book = book();
    saveFingerprints();

    assertThat(book.write(folder, Translator.of(Locale.ENGLISH))).isEmpty();

    String text = Files.readString(folder.resolve("summary.csv"));
    List<Map<String, String>> rows = rows(text);
    assertThat(text)
        .startsWith("\ufeffstudent id,name,email,submission,earned,possible,percent,verdict,");
    assertThat(rows.stream().map(row -> row.get("submission") + ": " + row.get("verdict")))
        .containsExactly(
            ": nothing handed in", "bob: failed", "eve: not graded", "zoe: inconclusive");
    Map<String, String> zoe = rows.get(3);
    assertThat(zoe.get("student id")).isEqualTo("'=1+1");
    assertThat(zoe.get("name")).isEqualTo("Lovelace, \"Ada\"");
    assertThat(zoe.get("email")).isEqualTo("'@ada");
    assertThat(zoe.get("earned")).as("no mark while something is inconclusive").isEmpty();
    assertThat(zoe.get("percent")).isEmpty();
    assertThat(zoe.get("possible")).isEqualTo("5");
    assertThat(zoe.get("offload.login.answers")).isEqualTo("2.5");
    assertThat(zoe.get("offload.timing")).isEmpty();
    assertThat(rows.get(1).get("offload.login.answers")).isEqualTo("0");
    assertThat(rows.get(2).get("remark"))
        .isEqualTo("There is no file eve.zip. Check the path and try again.");

    assertThat(rows.get(2).get("remarks"))
        .isEqualTo("It was handed in late. Max handed in 2 times.");
    assertThat(rows.get(3).get("remarks")).isEmpty();
    JsonNode json = json("summary.json");
    assertThat(json.at("/round/seed").asLong()).isEqualTo(7);
    assertThat(json.at("/round/shard").asText()).isEqualTo("1/1");
    assertThat(json.at("/totals/graded").asInt()).isEqualTo(2);
    assertThat(json.at("/totals/inconclusive").asInt()).isEqualTo(1);
    assertThat(json.at("/totals/possible").asInt()).isEqualTo(5);
    assertThat(json.at("/rows/3/earned").isMissingNode()).isTrue();
    assertThat(json.at("/totals/absent").asInt()).isEqualTo(1);
    assertThat(json.at("/criteria/0/key").asText()).isEqualTo("offload.login.answers");
    assertThat(json.at("/criteria/0/passed").asInt()).isEqualTo(1);
    assertThat(json.at("/criteria/0/failed").asInt()).isEqualTo(1);
    assertThat(json.at("/rows/2/remarks/1").asText()).isEqualTo("Max handed in 2 times.");
    assertThat(json.at("/rows/3/student/name").asText()).isEqualTo(ADA.name());
  }

  @Test
  void inEachLanguageOnlyTheSentencesDiffer() throws Exception {
    saveFingerprints();
    book().write(folder, Translator.of(Locale.ENGLISH));
    List<Map<String, String>> english = rows(Files.readString(folder.resolve("summary.csv")));
    JsonNode summary = json("summary.json");
    book().write(folder, Translator.of(Locale.KOREAN));
    List<Map<String, String>> korean = rows(Files.readString(folder.resolve("summary.csv")));

    assertThat(sentences(english, "remark"))
        .containsExactly(
            "Nothing was handed in.",
            "",
            "There is no file eve.zip. Check the path and try again.",
            "");
    assertThat(sentences(korean, "remark"))
        .containsExactly("아무것도 제출되지 않았습니다.", "", "eve.zip 파일이 없습니다. 경로를 확인하고 다시 시도하세요.", "");
    assertThat(korean.get(2).get("remarks")).isEqualTo("늦게 제출되었습니다. Max는 2번 제출했습니다.");
    assertThat(withoutSentences(korean)).isEqualTo(withoutSentences(english));
    assertThat(json("summary.json").at("/rows/0/remark").asText()).isEqualTo("아무것도 제출되지 않았습니다.");
    assertThat(json("summary.json").at("/rows/0/verdict")).isEqualTo(summary.at("/rows/0/verdict"));
    assertThat(json("summary.json").at("/criteria/0/title").asText())
        .isNotEqualTo(summary.at("/criteria/0/title").asText())
        .contains("/login");
    assertThat(json("similarity.json").at("/note").asText())
        .startsWith("비슷하다는 것만으로 베꼈다고 할 수는 없습니다.");
  }

  @Test
  void hasAPageWithARowForEveryoneAndALinkToEachReport() throws Exception {
    saveFingerprints();
    book().write(folder, Translator.of(Locale.ENGLISH));

    Document page = Jsoup.parse(Files.readString(folder.resolve("index.html")));
    assertThat(page.select(".students tbody td:nth-child(4)").eachText())
        .containsExactly("○ nothing handed in", "✗ failed", "! not graded", "? inconclusive");
    assertThat(page.select(".students a").eachAttr("href"))
        .containsExactly("bob/report.html", "zoe/report.html");
    assertThat(page.select(".students tbody tr").get(3).text()).contains(ADA.name(), ADA.id());
    assertThat(page.select(".rates tbody tr")).hasSizeGreaterThan(1);
    assertThat(page.select("script, style")).hasSize(2);
  }

  @Test
  void aClassOf300HasASmallPage() {
    List<ClassRow> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Student student = new Student("s" + i, "Student <b>" + i, Optional.of("s@example.org"));
      GradeReport grade = grade("submission-" + i, Verdict.PASSED, Verdict.FAILED);
      rows.add(ClassRow.graded(Optional.of(student), grade));
    }

    String page =
        ClassPage.html(
            new Gradebook(TERMS, rows),
            List.of(),
            name -> Optional.empty(),
            Translator.of(Locale.ENGLISH));

    assertThat(page.length()).isLessThan(2 << 20);
    assertThat(Jsoup.parse(page).select("b")).isEmpty();
    assertThat(Jsoup.parse(page).select(".histogram .count").eachText()).contains("300");
  }

  @Test
  void showsSimilarCodeSideBySideWhereItWasKept() {
    SimilarPlace.Lines lines = new SimilarPlace.Lines("UserHandlers.java", 2, 3);
    List<SimilarPair> pairs =
        List.of(
            new SimilarPair(
                "offload", "ada", "bob", 9, 90, 80, List.of(new SimilarPlace(lines, lines))),
            new SimilarPair(
                "offload", "ada", "gone", 9, 90, 80, List.of(new SimilarPlace(lines, lines))));

    Document page =
        Jsoup.parse(
            ClassPage.html(
                new Gradebook(TERMS, List.of()),
                pairs,
                name -> name.equals("gone") ? Optional.empty() : Optional.of(withSource(name)),
                Translator.of(Locale.ENGLISH)));

    assertThat(page.select(".beside .source").eachText())
        .map(text -> text.replaceAll("\\s+", " "))
        .containsExactly("2 // <b>ada</b> 3 two", "2 // <b>bob</b> 3 two");
    assertThat(page.select(".pairs details")).hasSize(1);
    assertThat(page.select(".pairs td:last-child").get(1).text())
        .isEqualTo("UserHandlers.java:2-3 = UserHandlers.java:2-3");
  }

  private static GradeReport withSource(String name) {
    GradedSource source =
        new GradedSource(
            "unblock/exercises/offload/UserHandlers.java",
            "one\n// <b>" + name + "</b>\ntwo\nthree\n",
            true);
    GradedExercise exercise =
        new GradedExercise(
                "offload",
                new Score(0, 1),
                List.of(),
                Timeline.EMPTY,
                new Evidence.Trouble(Message.empty()))
            .withSources(List.of(source));
    return GradeReport.of(name, 1, List.of(exercise));
  }

  @Test
  void saysThatSimilarityAloneProvesNothing() throws Exception {
    saveFingerprints();
    book().write(folder, Translator.of(Locale.ENGLISH));

    assertThat(json("similarity.json").at("/note").asText())
        .startsWith("Similarity alone does not prove copying");
  }

  @Test
  void namesTheFileThatHoldsNoFingerprints() throws Exception {
    saveFingerprints();
    Path file = Files.writeString(folder.resolve("bob/fingerprints.json"), "[]");

    assertThatThrownBy(() -> book().write(folder, Translator.of(Locale.ENGLISH)))
        .isInstanceOf(UnusableFolder.class)
        .hasMessage(
            file + " does not hold the fingerprints of a submission. Grade that submission again.");
  }

  private static Gradebook book() {
    return new Gradebook(
        TERMS,
        List.of(
            ClassRow.graded(Optional.of(ADA), grade("zoe", Verdict.PASSED, Verdict.INCONCLUSIVE)),
            ClassRow.graded(Optional.empty(), grade("bob", Verdict.FAILED, Verdict.PASSED)),
            ClassRow.refused(
                Optional.empty(),
                "eve",
                Message.of("intake.no-file", "path", "eve.zip"),
                List.of(
                    Message.of("intake.late"),
                    Message.of("intake.handed-in-times", "student", "Max", "count", 2L))),
            ClassRow.absent(new Student("9", "Max", Optional.empty()))));
  }

  private void saveFingerprints() throws Exception {
    for (String name : List.of("zoe", "bob")) {
      Files.createDirectories(folder.resolve(name));
      Files.writeString(folder.resolve(name).resolve("fingerprints.json"), "{\"exercises\":{}}");
    }
  }

  private static List<Map<String, String>> rows(String text) throws Exception {
    return new CsvMapper()
        .readerForMapOf(String.class)
        .with(CsvSchema.emptySchema().withHeader())
        .<Map<String, String>>readValues(text.replaceFirst("^\ufeff", ""))
        .readAll();
  }

  private static List<String> sentences(List<Map<String, String>> rows, String column) {
    return rows.stream().map(row -> row.get(column)).toList();
  }

  /** All cells of the other columns, and the names of all columns. */
  private static List<List<String>> withoutSentences(List<Map<String, String>> rows) {
    List<List<String>> all = new ArrayList<>();
    for (Map<String, String> row : rows) {
      List<String> cells = new ArrayList<>(row.keySet());
      row.forEach((column, cell) -> cells.add(column.startsWith("remark") ? "" : cell));
      all.add(cells);
    }
    return all;
  }

  @Test
  void listsThePlacesThatAPersonShouldRead() throws Exception {
    Finding hidden =
        new Finding(
            "blocking-call",
            Severity.MAY_BLOCK,
            "UserHandlers.java",
            31,
            Message.verbatim("login calls UserStore.find on the worker."),
            Message.verbatim("Which call lets you answer later?"),
            List.of(Message.verbatim("UserHandlers.login(UserHandlers.java:31)")),
            List.of("a.UserHandlers#login"),
            "UserStore.find");
    GradeReport report = grade("ada", Verdict.PASSED, Verdict.PASSED);
    GradeReport listed =
        GradeReport.of("ada", 7, List.of(report.exercises().get(0).reviewed(List.of(hidden))));
    Gradebook book =
        new Gradebook(
            TERMS,
            List.of(
                ClassRow.graded(Optional.empty(), listed),
                ClassRow.graded(Optional.empty(), grade("bob", Verdict.PASSED, Verdict.PASSED))));

    assertThat(rows(SummaryCsv.of(book, Translator.of(Locale.ENGLISH))))
        .extracting(row -> row.get("review"))
        .containsExactly("offload UserHandlers.java:31 UserStore.find", "");
    JsonNode json =
        new ObjectMapper().readTree(SummaryJson.of(book, Translator.of(Locale.ENGLISH)));
    assertThat(json.at("/rows/0/review/0/line").asInt()).isEqualTo(31);
    assertThat(json.at("/rows/0/review/0/message").asText())
        .isEqualTo("login calls UserStore.find on the worker.");
    assertThat(json.at("/rows/1/review")).isEmpty();
    assertThat(ReviewPlace.of(book.rows()))
        .extracting(ReviewPlace::submission)
        .containsExactly("ada");
  }

  private JsonNode json(String file) throws Exception {
    return new ObjectMapper().readTree(folder.resolve(file).toFile());
  }

  private static GradeReport grade(String name, Verdict login, Verdict timing) {
    List<GradedCriterion> criteria =
        List.of(criterion("offload.login.answers", login), criterion("offload.timing", timing));
    Score score = Score.sum(criteria.stream().map(GradedCriterion::points).toList());
    return GradeReport.of(
        name,
        7,
        List.of(
            new GradedExercise(
                "offload",
                score,
                criteria,
                Timeline.EMPTY,
                new Evidence.Trouble(Message.verbatim("t")))));
  }

  private static GradedCriterion criterion(String key, Verdict verdict) {
    Score points = new Score(verdict == Verdict.PASSED ? 2.5 : 0, 2.5);
    return new GradedCriterion(
        key,
        Aspect.ANSWERS,
        Message.verbatim("t"),
        verdict,
        points,
        Visibility.VISIBLE,
        Message.verbatim("m"),
        List.of());
  }
}
