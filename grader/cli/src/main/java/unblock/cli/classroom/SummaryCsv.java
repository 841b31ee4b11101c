package unblock.cli.classroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import unblock.cli.intake.Student;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.Score;
import unblock.engine.model.Verdict;
import unblock.message.Translator;

/** Writes {@code summary.csv}: one row for each student, one column for each criterion. */
final class SummaryCsv {
  private static final List<String> FIRST =
      List.of(
          "student id", "name", "email", "submission", "earned", "possible", "percent", "verdict");

  private SummaryCsv() {}

  static String of(Gradebook book, Translator texts) {
    List<String> keys = book.rates().stream().map(PassRate::key).toList();
    List<String> head = new ArrayList<>(FIRST);
    head.addAll(keys);
    head.add("remark");
    head.add("remarks");
    head.add("review");
    return CsvTable.text(head, book.rows().stream().map(row -> cells(row, keys, texts)).toList());
  }

  /**
   * Returns the score of a row; empty if any criterion is inconclusive, because the mark is not
   * final.
   */
  static Optional<Score> mark(ClassRow row) {
    return row.grade().filter(GradeReport::hasFinalScore).map(GradeReport::score);
  }

  /** The verdict of a row in a word or two, which is the same in each language. */
  static String verdict(ClassRow row) {
    return switch (row.standing()) {
      case GRADED -> row.grade().map(GradeReport::verdict).map(Verdict::toString).orElse("");
      case REFUSED -> "not graded";
      case ABSENT -> "nothing handed in";
    };
  }

  private static List<String> cells(ClassRow row, List<String> keys, Translator texts) {
    List<String> cells = new ArrayList<>();
    cells.add(row.student().map(Student::id).orElse(""));
    cells.add(row.student().map(Student::name).orElse(""));
    cells.add(row.student().flatMap(Student::email).orElse(""));
    cells.add(row.submission());
    cells.add(mark(row).map(score -> points(score.earned())).orElse(""));
    cells.add(row.grade().map(grade -> points(grade.score().possible())).orElse(""));
    cells.add(mark(row).map(SummaryCsv::percent).orElse(""));
    cells.add(verdict(row));
    Map<String, String> earned =
        row.grade().stream()
            .flatMap(GradeReport::criteria)
            .filter(each -> each.verdict() != Verdict.INCONCLUSIVE)
            .collect(
                Collectors.toMap(
                    GradedCriterion::key, each -> points(each.points().earned()), (a, b) -> a));
    keys.forEach(key -> cells.add(earned.getOrDefault(key, "")));
    cells.add(texts.text(row.remark()));
    cells.add(row.remarks().stream().map(texts::text).collect(Collectors.joining(" ")));
    cells.add(ReviewPlace.of(row).map(ReviewPlace::inShort).collect(Collectors.joining("; ")));
    return cells;
  }

  private static String percent(Score score) {
    return score.possible() == 0 ? "" : points(100 * score.earned() / score.possible());
  }

  private static String points(double points) {
    return CsvTable.number(points).toPlainString();
  }
}
