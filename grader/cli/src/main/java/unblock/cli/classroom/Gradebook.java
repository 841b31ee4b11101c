package unblock.cli.classroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unblock.cli.intake.Student;
import unblock.cli.journal.DurableFiles;
import unblock.cli.journal.RunSettings;
import unblock.cli.journal.UnusableFolder;
import unblock.cli.layout.ClassFile;
import unblock.cli.similarity.SimilarPair;
import unblock.cli.similarity.SimilarityFinder;
import unblock.cli.similarity.SubmissionFingerprints;
import unblock.engine.model.GradeReport;
import unblock.engine.report.JsonReport;
import unblock.engine.report.UnreadableGrade;
import unblock.engine.submission.IoReason;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * All rows of a round, in the order of all tables.
 *
 * @param terms the settings of the grading
 */
public record Gradebook(RunSettings terms, List<ClassRow> rows) {
  /** The file with the fingerprints of a submission, in the folder of its grade. */
  public static final String FINGERPRINTS = "fingerprints.json";

  public Gradebook {
    rows = rows.stream().sorted(ClassRow.ORDER).toList();
  }

  /** Returns the pass rates of the class, criterion by criterion. */
  public List<PassRate> rates() {
    return PassRate.of(rows, terms.exercises());
  }

  /**
   * Writes {@code summary.csv}, {@code summary.json}, {@code similarity.csv}, {@code
   * similarity.json} and {@code index.html}.
   *
   * @param folder the round's, with a folder for each submission
   * @param texts the language of the sentences; columns and verdicts are the same in each
   * @return the pairs that are alike
   * @throws UnusableFolder when something in it cannot be read or written
   */
  public List<SimilarPair> write(Path folder, Translator texts) {
    List<SimilarPair> pairs = pairs(folder);
    try {
      DurableFiles.write(ClassFile.SUMMARY_TABLE.in(folder), SummaryCsv.of(this, texts));
      DurableFiles.write(ClassFile.SUMMARY.in(folder), SummaryJson.of(this, texts));
      DurableFiles.write(
          ClassFile.SIMILARITY_TABLE.in(folder), SimilarityFiles.csv(pairs, students()));
      DurableFiles.write(ClassFile.SIMILARITY.in(folder), SimilarityFiles.json(pairs, texts));
      DurableFiles.write(
          ClassFile.PAGE.in(folder),
          ClassPage.html(this, pairs, name -> grade(folder, name), texts));
      return pairs;
    } catch (IOException e) {
      throw new UnusableFolder(
          Message.of("classroom.unwritable", "folder", folder.toString(), "reason", IoReason.of(e)),
          e);
    }
  }

  private List<SimilarPair> pairs(Path folder) {
    Map<String, Student> students = students();
    List<String> graded =
        rows.stream()
            .filter(row -> row.standing() == ClassRow.Standing.GRADED)
            .map(ClassRow::submission)
            .distinct()
            .toList();
    return SimilarityFinder.of(
        graded,
        name -> fingerprints(folder.resolve(name).resolve(FINGERPRINTS)),
        (one, other) ->
            Optional.ofNullable(students.get(one))
                    .map(Student::id)
                    .equals(Optional.ofNullable(students.get(other)).map(Student::id))
                && students.containsKey(one));
  }

  /** The grade with its sources; empty when it cannot be read, so that the page has no code. */
  private static Optional<GradeReport> grade(Path folder, String submission) {
    try {
      Path file = folder.resolve(submission).resolve(JsonReport.FILE_NAME);
      return Optional.of(JsonReport.read(Files.readString(file)));
    } catch (IOException | UnreadableGrade e) {
      return Optional.empty();
    }
  }

  private static SubmissionFingerprints fingerprints(Path file) {
    try {
      return SubmissionFingerprints.read(Files.readString(file));
    } catch (IOException e) {
      throw new UnusableFolder(
          Message.of(
              "classroom.unreadable-fingerprints",
              "file",
              file.toString(),
              "reason",
              IoReason.of(e)),
          e);
    } catch (IllegalArgumentException e) {
      throw new UnusableFolder(Message.of("classroom.no-fingerprints", "file", file.toString()), e);
    }
  }

  private Map<String, Student> students() {
    Map<String, Student> students = new HashMap<>();
    rows.forEach(
        row -> row.student().ifPresent(student -> students.put(row.submission(), student)));
    return students;
  }
}
