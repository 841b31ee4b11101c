package unblock.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import unblock.cli.classroom.ClassRow;
import unblock.cli.classroom.FinalMark;
import unblock.cli.intake.PersonName;
import unblock.cli.intake.Student;
import unblock.cli.journal.DurableFiles;
import unblock.cli.layout.ClassFile;
import unblock.cli.layout.SubmissionFolder;
import unblock.engine.model.GradeReport;
import unblock.engine.report.MarkdownReport;
import unblock.engine.report.PointsFormat;
import unblock.engine.report.ReportFormat;
import unblock.engine.report.ReportFormats;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * The feedback for each student: {@code feedback/<student>.md}, the same in each format that has an
 * HTML page, and all of it as a zip that Moodle imports. It has no hidden criteria, and no remarks
 * that may name other students.
 */
final class FeedbackFiles {
  private static final String MARKDOWN = ".md";
  private static final String HTML = ".html";

  /** A time for all entries, so that the same feedback makes the same zip. */
  private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2020, 1, 1, 0, 0);

  private final GradeFiles files;
  private final double possible;
  private final Function<Student, Optional<String>> participants;
  private final List<ReportFormat> pages =
      ReportFormats.found().all().stream()
          .filter(each -> each.audience() == ReportFormat.Audience.PEOPLE)
          .filter(each -> each.fileName().filter(name -> name.endsWith(HTML)).isPresent())
          .limit(1)
          .toList();

  /**
   * Creates the feedback of a round.
   *
   * @param possible the points of all exercises
   * @param participants Moodle's number of a student in the assignment
   */
  FeedbackFiles(
      GradeFiles files, double possible, Function<Student, Optional<String>> participants) {
    this.files = files;
    this.possible = possible;
    this.participants = participants;
  }

  /**
   * The files with the feedback for one row of the class.
   *
   * @param files by the endings of their names
   */
  record Written(ClassRow row, Map<String, Path> files) {}

  /**
   * Writes the folder; feedback of an earlier run for others is removed.
   *
   * @return the rows with something to say to the student, in the order of the class
   */
  List<Written> write(List<ClassRow> rows, Translator texts) {
    List<Written> all = new ArrayList<>();
    Path folder = files.folder().resolve(SubmissionFolder.FEEDBACK);
    Set<String> written = new HashSet<>();
    try {
      for (ClassRow row : rows.stream().sorted(ClassRow.ORDER).toList()) {
        Map<String, String> contents = contents(row, texts);
        if (contents.isEmpty()) {
          continue;
        }
        String name = nameOfItsOwn(row, written);
        Map<String, Path> own = new TreeMap<>();
        for (Map.Entry<String, String> each : contents.entrySet()) {
          Path file = folder.resolve(name + each.getKey());
          update(file, each.getValue());
          own.put(each.getKey(), file);
        }
        all.add(new Written(row, own));
      }
      removeOthers(folder, written);
    } catch (IOException e) {
      throw CommandFault.unwritable(folder, e);
    }
    return all;
  }

  /**
   * Writes the zip with entries named like Moodle's own export.
   *
   * @return the students without a number of a participant, who are not in it
   */
  List<String> zip(List<Written> feedback) {
    Path file = ClassFile.FEEDBACK_ZIP.in(files.folder());
    List<String> without = new ArrayList<>();
    Set<String> names = new HashSet<>();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      for (Written written : feedback) {
        ClassRow row = written.row();
        Optional<String> folder = row.student().flatMap(this::moodleFolder);
        if (folder.isEmpty()) {
          without.add(row.student().map(Student::name).orElse(row.submission()));
          continue;
        }
        for (Map.Entry<String, Path> each : written.files().entrySet()) {
          String base = folder.get() + "/" + SubmissionFolder.FEEDBACK;
          String name = base + each.getKey();
          for (int i = 2; !names.add(name); i++) {
            name = base + "-" + i + each.getKey();
          }
          ZipEntry entry = new ZipEntry(name);
          entry.setTimeLocal(ENTRY_TIME);
          zip.putNextEntry(entry);
          Files.copy(each.getValue(), zip);
        }
      }
      zip.finish();
      DurableFiles.write(file, bytes.toByteArray());
    } catch (IOException e) {
      throw CommandFault.unwritable(file, e);
    }
    return without;
  }

  /** Moodle reads the number after the first underscore, so the name must not have one. */
  private Optional<String> moodleFolder(Student student) {
    String name = withoutSeparators(student.name());
    String shown = PersonName.of(name).words().isEmpty() ? withoutSeparators(student.id()) : name;
    return participants
        .apply(student)
        .map(number -> "%s_%s_assignsubmission_file_".formatted(shown, number));
  }

  /** Moodle ignores names that begin with a dot or a tilde. */
  private static String withoutSeparators(String name) {
    return name.replaceAll("[_/\\\\\\p{Cntrl}]+", " ").strip().replaceAll("^[.~]+", "");
  }

  /** By the ending of the file; empty if there is nothing to say to the student. */
  private Map<String, String> contents(ClassRow row, Translator texts) {
    Map<String, String> contents = new TreeMap<>();
    if (row.standing() == ClassRow.Standing.REFUSED) {
      contents.put(MARKDOWN, MarkdownReport.refusal(texts.text(row.remark()), texts));
    } else if (row.standing() == ClassRow.Standing.GRADED) {
      Optional<GradeReport> grade =
          files
              .grade(row.submission())
              .map(report -> row.student().isPresent() ? report : report.remarked(List.of()));
      grade.ifPresent(
          report -> {
            String mark = String.join("", markOf(row, texts));
            contents.put(MARKDOWN, new MarkdownReport().write(report, texts) + mark);
            pages.forEach(page -> contents.put(HTML, page.write(report.visible(), texts)));
          });
    }
    return contents;
  }

  /** Only what the report itself does not say: lateness, and points that were set by hand. */
  private List<String> markOf(ClassRow row, Translator texts) {
    List<Message> sentences = new ArrayList<>();
    row.mark()
        .ifPresent(
            mark -> {
              mark.late()
                  .filter(late -> late.days() > 0)
                  .ifPresent(late -> sentences.add(lateness(late)));
              mark.reason()
                  .ifPresent(
                      reason -> sentences.add(Message.of("cli.feedback.set", "reason", reason)));
              if (!sentences.isEmpty()) {
                sentences.add(
                    Message.of(
                        "cli.feedback.mark",
                        "points",
                        PointsFormat.of(mark.points()),
                        "possible",
                        PointsFormat.of(possible)));
              }
            });
    return sentences.stream().map(each -> MarkdownReport.paragraph(texts.text(each))).toList();
  }

  private static Message lateness(FinalMark.Lateness late) {
    return Message.of(
        "cli.feedback.late",
        "days",
        late.days(),
        "percent",
        PointsFormat.of(late.percent()),
        "points",
        PointsFormat.of(late.points()));
  }

  private static String nameOfItsOwn(ClassRow row, Set<String> written) {
    String wanted =
        row.student()
            .map(
                student ->
                    student.name().equals(student.id())
                        ? student.id()
                        : student.name() + "_" + student.id())
            .orElse(row.submission());
    String safe = SubmissionFolder.of(wanted);
    String name = safe;
    for (int i = 2; !written.add(name.toLowerCase(Locale.ROOT)); i++) {
      name = safe + "-" + i;
    }
    return name;
  }

  /**
   * Replaces a file that differs. It is not forced to the disk, which would take most of the time
   * of a large class: the next run makes it again from the grade.
   */
  private static void update(Path file, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
      DurableFiles.replace(file, bytes);
    }
  }

  private static void removeOthers(Path folder, Set<String> written) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> all = Files.list(folder)) {
      for (Path each : all.filter(Files::isRegularFile).toList()) {
        String name = String.valueOf(each.getFileName()).toLowerCase(Locale.ROOT);
        boolean isFeedback = name.endsWith(MARKDOWN) || name.endsWith(HTML);
        if (isFeedback && !written.contains(name.substring(0, name.lastIndexOf('.')))) {
          Files.delete(each);
        }
      }
    }
  }
}
