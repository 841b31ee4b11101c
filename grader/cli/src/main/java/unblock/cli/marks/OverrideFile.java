package unblock.cli.marks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import unblock.cli.intake.Student;
import unblock.cli.marks.TableFile.Cell;
import unblock.engine.submission.BoundedFile;
import unblock.engine.submission.IoReason;
import unblock.message.Message;

/**
 * A teacher's file of points that replace those of the grader. The grader only reads it, so that it
 * stays the same however often a class is graded again. A CSV file with the columns {@code student}
 * and {@code points}, and optionally {@code exercise} and {@code reason}.
 */
public final class OverrideFile {
  /** No points were set by hand. */
  public static final OverrideFile NONE = new OverrideFile(List.of());

  private static final int LARGEST = 4 << 20;
  private static final String STUDENT = "student";
  private static final String EXERCISE = "exercise";
  private static final String POINTS = "points";
  private static final String REASON = "reason";

  private final List<PointsOverride> all;

  private OverrideFile(List<PointsOverride> all) {
    this.all = List.copyOf(all);
  }

  /**
   * Reads a file.
   *
   * @param exercises the ids of the graded exercises
   * @throws UnusableMarks if a row cannot be read or names no exercise
   */
  public static OverrideFile read(Path file, Collection<String> exercises) throws UnusableMarks {
    try {
      return of(TableFile.of(BoundedFile.read(file, LARGEST)), exercises);
    } catch (IOException e) {
      throw new UnusableMarks(Message.of("marks.unreadable", "reason", IoReason.of(e)), e);
    }
  }

  private static OverrideFile of(TableFile table, Collection<String> exercises)
      throws UnusableMarks {
    if (table.rows().isEmpty()) {
      return NONE;
    }
    List<String> header =
        table.rows().get(0).stream().map(cell -> MarksSheet.plain(cell.text())).toList();
    if (!header.contains(STUDENT) || !header.contains(POINTS)) {
      throw new UnusableMarks(Message.of("marks.override-columns"));
    }
    MarksSheet.requireColumns(table.rows());
    List<PointsOverride> all = new ArrayList<>();
    Set<List<String>> seen = new HashSet<>();
    for (int i = 1; i < table.rows().size(); i++) {
      List<Cell> row = table.rows().get(i);
      String student = text(row, header.indexOf(STUDENT));
      Optional<String> exercise =
          Optional.of(text(row, header.indexOf(EXERCISE))).filter(each -> !each.isEmpty());
      if (exercise.isPresent() && !exercises.contains(exercise.get())) {
        throw new UnusableMarks(
            Message.of(
                "marks.override-exercise",
                "row",
                i + 1,
                "id",
                exercise.get(),
                "exercises",
                List.copyOf(exercises)));
      }
      Optional<Double> points = MarksSheet.number(text(row, header.indexOf(POINTS)));
      if (student.isEmpty() || points.isEmpty()) {
        throw new UnusableMarks(Message.of("marks.override-row", "row", i + 1));
      }
      if (!seen.add(List.of(MarksSheet.plain(student), exercise.orElse("")))) {
        throw new UnusableMarks(
            Message.of("marks.override-twice", "row", i + 1, "student", student));
      }
      all.add(
          new PointsOverride(student, exercise, points.get(), text(row, header.indexOf(REASON))));
    }
    return new OverrideFile(all);
  }

  private static String text(List<Cell> row, int column) {
    return TableFile.text(row, column).strip();
  }

  /**
   * Refuses a row that names no student or submission of the class, or several: points that a
   * teacher set must not get lost.
   */
  public void requireKnown(Collection<Student> students, Collection<String> submissions)
      throws UnusableMarks {
    for (PointsOverride each : all) {
      long known = students.stream().distinct().filter(one -> isFor(each, one)).count();
      boolean isSubmission = submissions.contains(each.student());
      if (known > 1) {
        throw new UnusableMarks(Message.of("marks.override-several", "student", each.student()));
      }
      if (known == 0 && !isSubmission) {
        throw new UnusableMarks(Message.of("marks.override-nobody", "student", each.student()));
      }
    }
  }

  /** Returns what was set for a row. */
  List<PointsOverride> of(Optional<Student> student, String submission) {
    return all.stream()
        .filter(
            each ->
                (!submission.isEmpty() && each.student().equals(submission))
                    || student.filter(one -> isFor(each, one)).isPresent())
        .toList();
  }

  private static boolean isFor(PointsOverride override, Student student) {
    String wanted = MarksSheet.plain(override.student());
    return Stream.concat(
            Stream.of(student.id()), student.accounts().values().stream().flatMap(Set::stream))
        .map(MarksSheet::plain)
        .anyMatch(wanted::equals);
  }
}
