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
import unblock.engine.report.PointsFormat;
import unblock.message.Translator;

/** Writes {@code summary.csv}: one row for each student, one column for each criterion. */
final class SummaryCsv {
  private static final List<String> FIRST =
      List.of(
          "student id",
          "name",
          "email",
          "submission",
          "earned",
          "possible",
          "percent",
          "verdict",
          "late days",
          "deducted",
          "override");

  /** Without it, Excel takes UTF-8 for the encoding of the machine. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private SummaryCsv() {}

  static String of(Gradebook book, Translator texts) {
    List<String> keys = book.rates().stream().map(PassRate::key).toList();
    List<String> exercises = book.terms().exercises();
    List<String> head = new ArrayList<>(FIRST);
    head.addAll(exercises);
    head.addAll(keys);
    head.add("remark");
    head.add("remarks");
    head.add("review");
    return BYTE_ORDER_MARK
        + CsvTable.text(
            head, book.rows().stream().map(row -> cells(row, exercises, keys, texts)).toList());
  }

  /** Returns the mark out of the points possible; empty while the mark is not final. */
  static Optional<Score> mark(ClassRow row) {
    double possible = row.grade().map(grade -> grade.score().possible()).orElse(0.0);
    return row.mark().map(mark -> new Score(mark.points(), possible));
  }

  /** The verdict of a row in a word or two, which is the same in each language. */
  static String verdict(ClassRow row) {
    return switch (row.standing()) {
      case GRADED -> row.grade().map(GradeReport::verdict).map(Verdict::toString).orElse("");
      case REFUSED -> "not graded";
      case ABSENT -> "nothing handed in";
    };
  }

  private static List<String> cells(
      ClassRow row, List<String> exercises, List<String> keys, Translator texts) {
    List<String> cells = new ArrayList<>();
    cells.add(row.student().map(Student::id).orElse(""));
    cells.add(row.student().map(Student::name).orElse(""));
    cells.add(row.student().flatMap(Student::email).orElse(""));
    cells.add(row.submission());
    cells.add(mark(row).map(score -> points(score.earned())).orElse(""));
    cells.add(row.grade().map(grade -> points(grade.score().possible())).orElse(""));
    cells.add(mark(row).map(SummaryCsv::percent).orElse(""));
    cells.add(verdict(row));
    Optional<FinalMark.Lateness> late = row.mark().flatMap(FinalMark::late);
    cells.add(late.map(each -> String.valueOf(each.days())).orElse(""));
    cells.add(late.map(each -> points(each.points())).orElse(""));
    cells.add(row.mark().flatMap(FinalMark::reason).orElse(""));
    exercises.forEach(id -> cells.add(total(row, id)));
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

  /** The points of one exercise by the grader; empty while they are not final. */
  private static String total(ClassRow row, String id) {
    return row.grade().stream()
        .flatMap(grade -> grade.exercises().stream())
        .filter(each -> each.id().equals(id))
        .filter(
            each ->
                each.criteria().stream().noneMatch(one -> one.verdict() == Verdict.INCONCLUSIVE))
        .map(each -> points(each.score().earned()))
        .findFirst()
        .orElse("");
  }

  private static String percent(Score score) {
    return score.possible() == 0 ? "" : points(100 * score.earned() / score.possible());
  }

  private static String points(double points) {
    return PointsFormat.of(points);
  }
}
