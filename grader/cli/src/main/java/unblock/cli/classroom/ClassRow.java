package unblock.cli.classroom;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import unblock.cli.intake.Student;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Timeline;
import unblock.message.Message;

/**
 * One row of the class's tables. It holds points and verdicts and nothing else of a grade: a
 * thousand rows are small, a thousand grades with their evidence are not.
 *
 * @param submission its name; empty when there is none
 * @param grade without messages, findings, timelines and evidence; empty when it was not graded
 * @param remark why it was not graded; empty when it was
 * @param remarks how it came in
 */
public record ClassRow(
    Optional<Student> student,
    String submission,
    Standing standing,
    Optional<GradeReport> grade,
    Message remark,
    List<Message> remarks) {
  /** The order of all tables, whatever order submissions came in or were graded in. */
  public static final Comparator<ClassRow> ORDER =
      Comparator.comparing(ClassRow::submission)
          .thenComparing(row -> row.student.map(Student::id).orElse(""))
          .thenComparing(row -> row.student.map(Student::name).orElse(""))
          .thenComparing(row -> row.remark.toString());

  public ClassRow {
    remarks = List.copyOf(remarks);
  }

  /** What became of it. */
  public enum Standing {
    GRADED,
    /** It came in and could not be graded. */
    REFUSED,
    /** Nothing came in. */
    ABSENT
  }

  /** A graded submission. */
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
        report.remarks());
  }

  /** What came in and could not be graded, and why. */
  public static ClassRow refused(
      Optional<Student> student, String submission, Message sentence, List<Message> remarks) {
    return new ClassRow(student, submission, Standing.REFUSED, Optional.empty(), sentence, remarks);
  }

  /** A student who handed in nothing. */
  public static ClassRow absent(Student student) {
    return new ClassRow(
        Optional.of(student),
        "",
        Standing.ABSENT,
        Optional.empty(),
        Message.of("classroom.nothing-handed-in"),
        List.of());
  }

  private static GradedExercise slim(GradedExercise exercise) {
    return new GradedExercise(
        exercise.id().intern(),
        exercise.score(),
        exercise.criteria().stream().map(ClassRow::slim).toList(),
        Timeline.EMPTY,
        new Evidence.Trouble(Message.empty()));
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
        List.of());
  }
}
