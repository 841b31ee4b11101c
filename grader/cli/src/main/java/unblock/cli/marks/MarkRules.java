package unblock.cli.marks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import unblock.cli.classroom.ClassRow;
import unblock.cli.classroom.FinalMark;
import unblock.cli.intake.Student;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Verdict;
import unblock.engine.rubric.LateRule;
import unblock.message.Message;

/**
 * Makes the mark of a grade: points set by hand replace those of the grader, and lateness takes a
 * part. Grades stay as they are; a mark is computed anew in each run.
 *
 * @param possible the points of all graded exercises
 * @param late empty if lateness takes nothing
 */
public record MarkRules(double possible, Optional<LateRule> late, OverrideFile overrides) {
  /** Returns these rows with their marks. */
  public List<ClassRow> applied(List<ClassRow> rows) {
    return rows.stream().map(this::applied).toList();
  }

  /** Refuses an extension that cannot be read, before the grading. */
  public void requireExtensions(List<Student> students) throws UnusableMarks {
    for (Student student : students) {
      if (late.isPresent()
          && student.extension().isPresent()
          && due(late.get(), student).isEmpty()) {
        throw new UnusableMarks(
            Message.of(
                "marks.no-extension", "student", student.id(), "text", student.extension().get()));
      }
    }
  }

  /** How many of these submissions have no time of hand-in, so that the late rule did not apply. */
  public long withoutTime(List<ClassRow> rows) {
    return rows.stream()
        .filter(row -> late.isPresent() && row.standing() == ClassRow.Standing.GRADED)
        .filter(row -> row.student().flatMap(this::lateBy).isEmpty())
        .count();
  }

  private ClassRow applied(ClassRow row) {
    List<PointsOverride> own = overrides.of(row.student(), row.submission());
    Optional<PointsOverride> whole =
        own.stream().filter(each -> each.exercise().isEmpty()).findFirst();
    if (whole.isPresent()) {
      return row.marked(
          Optional.of(
              new FinalMark(
                  whole.get().points(), Optional.empty(), Optional.of(whole.get().reason()))));
    }
    Optional<Double> earned = earned(row, own);
    if (earned.isEmpty()) {
      return row.marked(Optional.empty());
    }
    Optional<FinalMark.Lateness> lateness = row.student().flatMap(this::lateBy).map(this::taken);
    double taken = lateness.map(FinalMark.Lateness::points).orElse(0.0);
    Optional<String> reason =
        own.isEmpty()
            ? Optional.empty()
            : Optional.of(
                String.join(
                    " ",
                    own.stream()
                        .map(each -> each.exercise().orElse("") + ": " + each.reason())
                        .toList()));
    return row.marked(
        Optional.of(new FinalMark(Math.max(0, earned.get() - taken), lateness, reason)));
  }

  /** The points of all exercises; empty while one is inconclusive. */
  private static Optional<Double> earned(ClassRow row, List<PointsOverride> own) {
    List<GradedExercise> exercises =
        row.grade().stream().flatMap(grade -> grade.exercises().stream()).toList();
    double sum = own.stream().mapToDouble(PointsOverride::points).sum();
    boolean hasAny = !own.isEmpty();
    for (GradedExercise exercise : exercises) {
      boolean isSet =
          own.stream().anyMatch(each -> each.exercise().equals(Optional.of(exercise.id())));
      if (!isSet && !isFinal(exercise)) {
        return Optional.empty();
      }
      sum += isSet ? 0 : exercise.score().earned();
      hasAny = true;
    }
    return hasAny ? Optional.of(sum) : Optional.empty();
  }

  private static boolean isFinal(GradedExercise exercise) {
    return exercise.criteria().stream().noneMatch(each -> each.verdict() == Verdict.INCONCLUSIVE);
  }

  private FinalMark.Lateness taken(Duration lateBy) {
    LateRule rule = late.orElseThrow();
    long days = LateRule.days(lateBy, rule.grace().orElse(Duration.ZERO));
    double percent = rule.percent(days);
    return new FinalMark.Lateness(days, percent, percent * possible / 100);
  }

  /** The time from the due time to the hand-in; empty without a rule or a time of the hand-in. */
  private Optional<Duration> lateBy(Student student) {
    if (late.isEmpty() || late.get().due().isEmpty() || student.handedIn().isEmpty()) {
      return Optional.empty();
    }
    Optional<Instant> due = due(late.get(), student);
    Optional<Instant> handedIn = late.get().due().get().inThisZone(student.handedIn().get());
    return due.isPresent() && handedIn.isPresent()
        ? Optional.of(Duration.between(due.get(), handedIn.get()))
        : Optional.empty();
  }

  /** The student's own due time; empty if the extension cannot be read. */
  private static Optional<Instant> due(LateRule rule, Student student) {
    LateRule.DueTime due = rule.due().orElseThrow();
    if (student.extension().isEmpty()) {
      return Optional.of(due.at());
    }
    String text = student.extension().get();
    return LateRule.span(text.matches("\\d{1,3}") ? text + "d" : text)
        .map(due.at()::plus)
        .or(() -> due.inThisZone(text));
  }
}
