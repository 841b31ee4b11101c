package unblock.cli.marks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import unblock.cli.classroom.ClassRow;
import unblock.cli.classroom.FinalMark;
import unblock.cli.intake.IdKind;
import unblock.cli.intake.Student;
import unblock.engine.submission.BoundedFile;
import unblock.engine.submission.IoReason;
import unblock.message.Message;

/** A teacher's file of a platform, which is read before the grading and filled in after it. */
public final class MarksFile {
  /** In bytes; 10,000 students with comments take a few MB. */
  private static final int LARGEST = 64 << 20;

  /** A student whom Canvas excuses has no mark. */
  private static final String EXCUSED = "EX";

  private final Path file;
  private final TableFile table;
  private final MarksSheet sheet;
  private final double possible;

  private MarksFile(Path file, TableFile table, MarksSheet sheet, double possible) {
    this.file = file;
    this.table = table;
    this.sheet = sheet;
    this.possible = possible;
  }

  /**
   * The file with the marks.
   *
   * @param filled how many marks it has now
   * @param left why a student has no mark in it
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared, and written once.
  public record Filled(byte[] bytes, int filled, Map<Student, Message> left) {}

  /**
   * Reads a file. A file that is not in Unicode has the encoding in which most students are found.
   *
   * @param possible the points of all graded exercises
   * @param column the column of the marks, or a part of its header; empty if only one fits
   * @param students of the request
   * @throws UnusableMarks if it cannot be read, is not a file of that platform, or has fewer than
   *     half of these students: it is another course's, or another assignment's
   */
  public static MarksFile read(
      MarksPlatform platform,
      Path file,
      double possible,
      Optional<String> column,
      Collection<Student> students)
      throws UnusableMarks {
    if (students.isEmpty()) {
      throw new UnusableMarks(Message.of("marks.nobody-known"));
    }
    List<MarksFile> readings = new ArrayList<>();
    List<UnusableMarks> faults = new ArrayList<>();
    for (TableFile table : tables(file)) {
      try {
        MarksSheet sheet =
            switch (platform) {
              case MOODLE -> MoodleWorksheet.of(table);
              case CANVAS -> CanvasGradebook.of(table, possible, column);
            };
        readings.add(new MarksFile(file, table, sheet, possible));
      } catch (UnusableMarks e) {
        faults.add(e);
      }
    }
    MarksFile best =
        readings.stream()
            .max(Comparator.comparingLong(each -> each.found(students)))
            .orElseThrow(() -> faults.get(0));
    if (2 * best.found(students) < students.size()) {
      throw new UnusableMarks(
          Message.of(
              "marks.other-class", "found", best.found(students), "students", students.size()));
    }
    return best;
  }

  private static List<TableFile> tables(Path file) throws UnusableMarks {
    try {
      return TableFile.readings(BoundedFile.read(file, LARGEST));
    } catch (IOException e) {
      throw new UnusableMarks(Message.of("marks.unreadable", "reason", IoReason.of(e)), e);
    }
  }

  private long found(Collection<Student> students) {
    LineMatcher matcher = new LineMatcher(sheet.lines());
    return students.stream().filter(each -> matcher.of(each).line().isPresent()).count();
  }

  /** The file itself. */
  public Path file() {
    return file;
  }

  /** The header of the column that is filled in. */
  public String column() {
    return sheet.column();
  }

  /** The platform's maximum, if it is not the points of the rubric. */
  public Optional<Double> scale() {
    return sheet.maximum().filter(most -> sheet.isScaled(possible));
  }

  /** Returns Moodle's number of that student in this assignment, if a line is certain. */
  public Optional<String> participant(Student student) {
    return new LineMatcher(sheet.lines())
        .of(student).line().stream()
            .flatMap(line -> line.ids().getOrDefault(IdKind.PARTICIPANT, Set.of()).stream())
            .findFirst();
  }

  /** Returns the file with the final marks of these rows. */
  public Filled filled(List<ClassRow> rows) {
    LineMatcher matcher = new LineMatcher(sheet.lines());
    Map<Student, List<ClassRow>> byStudent = new LinkedHashMap<>();
    rows.forEach(
        row ->
            row.student()
                .ifPresent(
                    student ->
                        byStudent.computeIfAbsent(student, any -> new ArrayList<>()).add(row)));
    Map<Student, Message> left = new LinkedHashMap<>();
    Map<MarksSheet.Line, List<Student>> owners = new HashMap<>();
    Map<MarksSheet.Line, String> marks = new HashMap<>();
    byStudent.forEach(
        (student, own) -> {
          LineMatcher.Match match = matcher.of(student);
          match
              .line()
              .ifPresent(
                  line -> owners.computeIfAbsent(line, any -> new ArrayList<>()).add(student));
          Optional<Message> reason =
              match.line().isEmpty() ? Optional.of(match.reason()) : reasonForNone(own);
          reason
              .or(() -> excused(match.line().orElseThrow()))
              .ifPresentOrElse(
                  each -> left.put(student, each),
                  () -> marks.put(match.line().orElseThrow(), mark(own)));
        });
    owners.forEach(
        (line, students) -> {
          if (students.size() > 1) {
            marks.remove(line);
            students.forEach(each -> left.put(each, Message.of("marks.same-line")));
          }
        });
    Map<TableFile.Cell, String> cells = new HashMap<>();
    marks.forEach((line, mark) -> cells.put(line.mark(), mark));
    // A student without a hand-in keeps the cell as it is, which is not news.
    byStudent.forEach(
        (student, own) -> {
          if (own.stream().allMatch(row -> row.standing() == ClassRow.Standing.ABSENT)
              && own.stream().allMatch(row -> row.mark().isEmpty())) {
            left.remove(student);
          }
        });
    return new Filled(table.with(cells), cells.size(), left);
  }

  private static Optional<Message> excused(MarksSheet.Line line) {
    return line.mark().text().strip().equalsIgnoreCase(EXCUSED)
        ? Optional.of(Message.of("marks.excused"))
        : Optional.empty();
  }

  private String mark(List<ClassRow> own) {
    return sheet.written(own.get(0).mark().orElseThrow().points(), possible);
  }

  /** Why these rows of one student make no mark, if they make none. */
  private static Optional<Message> reasonForNone(List<ClassRow> own) {
    List<Optional<Double>> marks =
        own.stream().map(row -> row.mark().map(FinalMark::points)).distinct().toList();
    if (marks.size() > 1 || (own.size() > 1 && own.stream().noneMatch(ClassRow::isOverridden))) {
      return Optional.of(Message.of("marks.several-submissions"));
    }
    return marks.get(0).isPresent()
        ? Optional.empty()
        : Optional.of(
            own.get(0).standing() == ClassRow.Standing.GRADED
                ? Message.of("marks.not-final")
                : Message.of("marks.not-graded"));
  }
}
