package unblock.cli.classroom;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import unblock.analyzer.Finding;
import unblock.cli.intake.Student;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Timeline;
import unblock.message.Message;

/**
 * One row of the class's tables. It contains only the points and verdicts of a grade: a thousand
 * rows are small, a thousand grades with their evidence are not.
 *
 * @param submission its name; empty when there is none
 * @param grade without messages, timelines and evidence, but with the places to review, and with
 *     the places of findings without their texts; empty when it was not graded
 * @param remark why it was not graded; empty when it was
 * @param remarks about the way in, such as a late hand-in, and about the mark
 * @param mark empty while something is inconclusive, or nothing was graded
 */
public record ClassRow(
    Optional<Student> student,
    String submission,
    Standing standing,
    Optional<GradeReport> grade,
    Message remark,
    List<Message> remarks,
    Optional<FinalMark> mark) {
  /** The order of all tables; it does not depend on the order of grading. */
  public static final Comparator<ClassRow> ORDER =
      Comparator.comparing(ClassRow::submission)
          .thenComparing(row -> row.student.map(Student::id).orElse(""))
          .thenComparing(row -> row.student.map(Student::name).orElse(""))
          .thenComparing(row -> row.remark.toString());

  public ClassRow {
    remarks = List.copyOf(remarks);
  }

  /** The state of a submission. */
  public enum Standing {
    GRADED,
    /** The submission could not be graded. */
    REFUSED,
    /** Nothing was handed in. */
    ABSENT
  }

  /** Returns the row of a graded submission. */
  public static ClassRow graded(Optional<Student> student, GradeReport report) {
    GradeReport slim =
        new GradeReport(
            report.schema(),
            report.submission(),
            report.seed(),
            report.score(),
            report.exercises().stream().map(ClassRow::slim).toList(),
            Optional.empty(),
            List.of());
    return new ClassRow(
        student,
        report.submission(),
        Standing.GRADED,
        Optional.of(slim),
        Message.empty(),
        report.remarks(),
        Optional.of(report)
            .filter(GradeReport::hasFinalScore)
            .map(each -> FinalMark.of(each.score().earned())));
  }

  /** Returns the row of a submission that could not be graded, with the reason. */
  public static ClassRow refused(
      Optional<Student> student, String submission, Message sentence, List<Message> remarks) {
    return new ClassRow(
        student,
        submission,
        Standing.REFUSED,
        Optional.empty(),
        sentence,
        remarks,
        Optional.empty());
  }

  /** Returns this row for each of these students, who are a team; the same row without students. */
  public List<ClassRow> forEach(List<Student> students) {
    return students.isEmpty()
        ? List.of(this)
        : students.stream()
            .map(
                each ->
                    new ClassRow(
                        Optional.of(each), submission, standing, grade, remark, remarks, mark))
            .toList();
  }

  /** Returns one row of each submission, so that the work of a team counts once. */
  public static List<ClassRow> ofSubmissions(Collection<ClassRow> rows) {
    Set<String> seen = new HashSet<>();
    return rows.stream()
        .filter(row -> row.submission.isEmpty() || seen.add(row.submission))
        .toList();
  }

  /** Returns the row of a student who handed in nothing. */
  public static ClassRow absent(Student student) {
    return new ClassRow(
        Optional.of(student),
        "",
        Standing.ABSENT,
        Optional.empty(),
        Message.of("classroom.nothing-handed-in"),
        List.of(),
        Optional.empty());
  }

  /** Returns the row with that mark. */
  public ClassRow marked(Optional<FinalMark> other) {
    return new ClassRow(student, submission, standing, grade, remark, remarks, other);
  }

  /** Returns the row with one more remark. */
  public ClassRow remarked(Message more) {
    List<Message> all = new ArrayList<>(remarks);
    all.add(more);
    return new ClassRow(student, submission, standing, grade, remark, all, mark);
  }

  /** Whether a teacher set points by hand. */
  public boolean isOverridden() {
    return mark.flatMap(FinalMark::reason).isPresent();
  }

  private static GradedExercise slim(GradedExercise exercise) {
    return new GradedExercise(
            exercise.id().intern(),
            exercise.score(),
            exercise.criteria().stream().map(ClassRow::slim).toList(),
            Timeline.EMPTY,
            new Evidence.Trouble(Message.empty()))
        .reviewed(exercise.review().stream().map(ClassRow::slim).toList());
  }

  private static Finding slim(Finding finding) {
    return new Finding(
        finding.key(),
        finding.severity(),
        finding.file(),
        finding.line(),
        finding.fact(),
        Message.empty(),
        List.of(),
        List.of(),
        finding.call());
  }

  private static GradedCriterion slim(GradedCriterion criterion) {
    return new GradedCriterion(
        criterion.key().intern(),
        criterion.aspect(),
        criterion.title(),
        criterion.verdict(),
        criterion.points(),
        criterion.visibility(),
        Message.empty(),
        criterion.findings().stream().map(ClassRow::withoutTexts).toList());
  }

  private static Finding withoutTexts(Finding finding) {
    return new Finding(
        finding.key(),
        finding.severity(),
        finding.file(),
        finding.line(),
        Message.empty(),
        Message.empty(),
        List.of(),
        List.of(),
        finding.call());
  }
}
