package unblock.cli.classroom;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unblock.analyzer.Finding;
import unblock.cli.journal.RunSettings;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.Score;
import unblock.engine.model.Verdict;
import unblock.message.Translator;

/**
 * Writes {@code summary.json}: the data of {@code summary.csv}, and the pass rate of each
 * criterion.
 */
final class SummaryJson {
  static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .build();

  private SummaryJson() {}

  private record Summary(
      int schema, RunSettings round, Totals totals, List<Rate> criteria, List<Submission> rows) {}

  /** Points are summed over the final grades; {@code inconclusive} counts the others. */
  private record Totals(
      long graded,
      long inconclusive,
      long notGraded,
      long absent,
      BigDecimal earned,
      BigDecimal possible) {}

  private record Submission(
      Optional<Person> student,
      String submission,
      String verdict,
      Optional<BigDecimal> earned,
      Optional<BigDecimal> possible,
      Optional<Lateness> late,
      Optional<String> override,
      Map<String, Mark> criteria,
      String remark,
      List<String> remarks,
      List<Place> review) {}

  private record Person(String id, String name, Optional<String> email) {}

  private record Lateness(long days, BigDecimal percent, BigDecimal deducted) {}

  private record Place(String exercise, String file, int line, String call, String message) {}

  private record Rate(String key, String title, int passed, int failed, int inconclusive) {}

  private record Mark(String verdict, BigDecimal earned, BigDecimal possible) {}

  static String of(Gradebook book, Translator texts) {
    return text(
        new Summary(
            1,
            book.terms(),
            totals(book.rows()),
            book.rates().stream().map(rate -> rate(rate, texts)).toList(),
            book.rows().stream().map(row -> submission(row, texts)).toList()));
  }

  static String text(Object value) {
    try {
      return JSON.writeValueAsString(value).replace("\r\n", "\n") + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Records of numbers and text always have a JSON form", e);
    }
  }

  private static Totals totals(List<ClassRow> rows) {
    List<Score> marks = rows.stream().flatMap(row -> SummaryCsv.mark(row).stream()).toList();
    long graded = rows.stream().filter(row -> row.grade().isPresent()).count();
    return new Totals(
        graded,
        graded - marks.size(),
        rows.stream().filter(row -> row.standing() == ClassRow.Standing.REFUSED).count(),
        rows.stream().filter(row -> row.standing() == ClassRow.Standing.ABSENT).count(),
        CsvTable.number(marks.stream().mapToDouble(Score::earned).sum()),
        CsvTable.number(marks.stream().mapToDouble(Score::possible).sum()));
  }

  private static Rate rate(PassRate rate, Translator texts) {
    return new Rate(
        rate.key(), texts.text(rate.title()), rate.passed(), rate.failed(), rate.inconclusive());
  }

  private static Submission submission(ClassRow row, Translator texts) {
    Map<String, Mark> marks = new LinkedHashMap<>();
    row.grade().stream()
        .flatMap(GradeReport::criteria)
        .forEach(criterion -> marks.put(criterion.key(), mark(criterion)));
    return new Submission(
        row.student().map(each -> new Person(each.id(), each.name(), each.email())),
        row.submission(),
        SummaryCsv.verdict(row),
        SummaryCsv.mark(row).map(score -> CsvTable.number(score.earned())),
        row.grade().map(grade -> CsvTable.number(grade.score().possible())),
        row.mark().flatMap(FinalMark::late).map(SummaryJson::lateness),
        row.mark().flatMap(FinalMark::reason),
        marks,
        texts.text(row.remark()),
        row.remarks().stream().map(texts::text).toList(),
        ReviewPlace.of(row).map(each -> place(each, texts)).toList());
  }

  private static Lateness lateness(FinalMark.Lateness late) {
    return new Lateness(
        late.days(), CsvTable.number(late.percent()), CsvTable.number(late.points()));
  }

  private static Place place(ReviewPlace review, Translator texts) {
    Finding finding = review.finding();
    return new Place(
        review.exercise(),
        finding.file(),
        finding.line(),
        finding.call(),
        texts.text(finding.message()));
  }

  private static Mark mark(GradedCriterion criterion) {
    Verdict verdict = criterion.verdict();
    return new Mark(
        verdict.toString(),
        CsvTable.number(criterion.points().earned()),
        CsvTable.number(criterion.points().possible()));
  }
}
