package unblock.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unblock.cli.classroom.ClassRow;
import unblock.cli.classroom.FinalMark;
import unblock.cli.intake.IdKind;
import unblock.cli.intake.Student;
import unblock.cli.marks.MarkRules;
import unblock.cli.marks.MarksFile;
import unblock.cli.marks.MarksPlatform;
import unblock.cli.marks.OverrideFile;
import unblock.engine.report.PointsFormat;
import unblock.message.Message;

/**
 * What goes back at the end of a round: feedback for each student, and marks for a platform.
 *
 * @param copies the teacher's files to fill in
 * @param hasZip whether the feedback is also written as a zip for Moodle
 */
record ClassReturns(MarkRules rules, List<MarksCopy> copies, boolean hasZip) {
  /** Nothing goes back. */
  static final ClassReturns NONE =
      new ClassReturns(new MarkRules(0, Optional.empty(), OverrideFile.NONE), List.of(), false);

  /** Students that one message names. */
  private static final int NAMED = 5;

  ClassReturns {
    copies = List.copyOf(copies);
  }

  /** Writes all files, and returns the rows with their marks and remarks. */
  List<ClassRow> write(GradeFiles files, List<ClassRow> graded, TerminalScreen screen) {
    List<ClassRow> rows = rules.applied(graded);
    for (MarksCopy copy : copies) {
      MarksFile.Filled filled = copy.write(files.folder(), rows);
      rows = rows.stream().map(row -> remarked(row, filled.left())).toList();
      tell(copy, filled, files, screen);
    }
    FeedbackFiles feedback = new FeedbackFiles(files, rules.possible(), this::participant);
    List<FeedbackFiles.Written> written = feedback.write(rows, screen.texts());
    if (hasZip) {
      List<String> without = feedback.zip(written);
      if (!without.isEmpty()) {
        screen.remark(
            Message.of("cli.returns.zip-without", "count", without.size(), "names", some(without)));
      }
    }
    long unknown = rules.withoutTime(rows);
    if (unknown > 0) {
      screen.remark(Message.of("cli.late.unknown", "count", unknown));
    }
    long late =
        rows.stream()
            .flatMap(row -> row.mark().flatMap(FinalMark::late).stream())
            .filter(each -> each.days() > 0)
            .count();
    if (late > 0) {
      screen.remark(Message.of("cli.late.deducted", "count", late));
    }
    return rows;
  }

  private static ClassRow remarked(ClassRow row, Map<Student, Message> left) {
    return row.student()
        .flatMap(student -> Optional.ofNullable(left.get(student)))
        .map(row::remarked)
        .orElse(row);
  }

  private void tell(
      MarksCopy copy, MarksFile.Filled filled, GradeFiles files, TerminalScreen screen) {
    String file = files.folder().resolve(copy.name()).toString();
    Message written =
        Message.of(
            "cli.returns.marks",
            "count",
            filled.filled(),
            "column",
            copy.marks().column(),
            "file",
            file);
    screen.remark(
        copy.marks()
            .scale()
            .map(
                most ->
                    Message.joined(
                        written,
                        Message.of(
                            "cli.returns.scaled",
                            "maximum",
                            PointsFormat.of(most),
                            "possible",
                            PointsFormat.of(rules.possible()))))
            .orElse(written));
    if (!filled.left().isEmpty()) {
      List<String> names = filled.left().keySet().stream().map(Student::name).toList();
      screen.remark(Message.of("cli.returns.left", "count", names.size(), "names", some(names)));
    }
  }

  private static Object some(List<String> names) {
    List<Message> some = new ArrayList<>();
    names.stream().limit(NAMED).map(Message::verbatim).forEach(some::add);
    return names.size() <= NAMED
        ? some
        : Message.of("cli.returns.and-more", "names", some, "count", names.size() - NAMED);
  }

  /** Moodle's number of a student: that of the worksheet, or else that of the export. */
  private Optional<String> participant(Student student) {
    return copies.stream()
        .filter(copy -> copy.platform() == MarksPlatform.MOODLE)
        .flatMap(copy -> copy.marks().participant(student).stream())
        .findFirst()
        .or(
            () ->
                Optional.ofNullable(student.accounts().get(IdKind.PARTICIPANT))
                    .filter(numbers -> numbers.size() == 1)
                    .map(numbers -> numbers.iterator().next()));
  }
}
