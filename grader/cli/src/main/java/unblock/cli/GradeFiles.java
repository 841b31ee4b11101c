package unblock.cli;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import unblock.cli.classroom.Gradebook;
import unblock.cli.journal.DurableFiles;
import unblock.cli.journal.FileDigest;
import unblock.cli.journal.RoundJournal;
import unblock.cli.journal.RunManifest;
import unblock.cli.journal.RunSettings;
import unblock.cli.similarity.SimilarPair;
import unblock.cli.similarity.SkeletonCode;
import unblock.engine.model.GradeReport;
import unblock.engine.model.Verdict;
import unblock.engine.report.JsonReport;
import unblock.engine.report.ReportFormat;
import unblock.engine.report.ReportFormats;
import unblock.engine.report.UnreadableGrade;
import unblock.engine.submission.BoundedFile;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * The folder of a round: {@code <submission>/grade.json} for each submission, the journal of the
 * finished ones, and the tables of the class at the end.
 */
final class GradeFiles implements AutoCloseable {
  static final String GRADE = JsonReport.FILE_NAME;

  /** In bytes; right answers to four exercises take 0.7 MB. */
  static final int LARGEST_GRADE = 64 << 20;

  private final Path folder;
  private final SkeletonCode skeleton;
  private final boolean again;
  private final RoundJournal journal;
  private final Translator texts;

  /** By file name; each file depends on the grade alone and can be created again. */
  private final Map<String, ReportFormat> otherFormats = ReportFormats.found().kept();

  private GradeFiles(
      Path folder, SkeletonCode skeleton, boolean again, RoundJournal journal, Translator texts) {
    this.folder = folder;
    this.skeleton = skeleton;
    this.again = again;
    this.journal = journal;
    this.texts = texts;
    otherFormats.remove(GRADE);
  }

  /**
   * Creates the folder if it does not exist, and locks it for other graders.
   *
   * @param again whether grades of earlier runs count for nothing
   * @param texts in the language of the files
   */
  static GradeFiles in(Path folder, SkeletonCode skeleton, boolean again, Translator texts) {
    return new GradeFiles(folder, skeleton, again, RoundJournal.open(folder), texts);
  }

  SkeletonCode skeleton() {
    return skeleton;
  }

  /** Returns the settings of the round in this folder, if there is one. */
  Optional<RunSettings> terms() {
    return journal.roll().map(RunManifest::terms);
  }

  /** Returns the manifest of the round in this folder, if there is one. */
  Optional<RunManifest> roll() {
    return journal.roll();
  }

  /** Adds one submission to the round in this folder. */
  void enter(RunManifest.Entry entry) {
    journal.enter(entry);
  }

  /** Why it was not graded, if it was not. */
  Optional<Message> refusal(String submission) {
    return journal.refusal(submission);
  }

  /** Whether a grade of that name exists. */
  boolean isGraded(String submission) {
    return journal.print(submission).isPresent();
  }

  /**
   * Returns the grade of that name with any verdict; empty if the file is not the grader's
   * original.
   */
  Optional<GradeReport> grade(String submission) {
    return written(submission).flatMap(GradeFiles::parsed);
  }

  /** Returns the folder of the round. */
  Path folder() {
    return folder;
  }

  /** Begins a run. */
  void call(RunManifest roll) {
    journal.call(roll);
  }

  /**
   * Copies the files that a shard of the round has stored about a submission.
   *
   * @param report its grade, as judged again; it replaces the grade in the shard
   */
  void takeOver(Path shard, String submission, String print, GradeReport report) {
    Path from = shard.resolve(submission);
    Path to = folder.resolve(submission);
    byte[] grade = bytes(report);
    try {
      Files.createDirectories(to);
      try (Stream<Path> files = Files.list(from)) {
        for (Path file : files.filter(each -> Files.isRegularFile(each, NOFOLLOW_LINKS)).toList()) {
          String name = file.getFileName().toString();
          if (!name.equals(GRADE) && !otherFormats.containsKey(name)) {
            Files.copy(file, to.resolve(name), REPLACE_EXISTING);
          }
        }
      }
      writeOtherFormats(to, report);
      Files.write(to.resolve(GRADE), grade);
    } catch (IOException e) {
      throw new CommandFault(
          Message.of(
              "cli.merge.copy-failed",
              "from",
              from.toString(),
              "to",
              to.toString(),
              "reason",
              CommandFault.reason(e)),
          e);
    }
    journal.graded(submission, print, FileDigest.of(grade));
  }

  /** Notes why a submission was not graded. */
  void refuse(String submission, Message sentence) {
    journal.refused(submission, sentence);
  }

  /** Whether the code that was graded under that name was different. */
  boolean hasChanged(String submission, String print) {
    return journal.print(submission).filter(before -> !before.equals(print)).isPresent();
  }

  /**
   * Returns the grade of an earlier run for identical code, if its file is the grader's original.
   * Ignores an inconclusive grade, because the machine may be fit again. Called by many threads.
   */
  Optional<GradeReport> kept(String submission, String print) {
    if (again
        || !journal.print(submission).equals(Optional.of(print))
        || !Files.exists(folder.resolve(submission).resolve(Gradebook.FINGERPRINTS))) {
      return Optional.empty();
    }
    return grade(submission).filter(report -> report.verdict() != Verdict.INCONCLUSIVE);
  }

  /** Whether a grade of that name exists that is not the grader's original. */
  boolean isAltered(String submission) {
    return journal.digest(submission).isPresent()
        && Files.exists(file(submission))
        && written(submission).isEmpty();
  }

  /**
   * Returns the files that are not the grader's originals, at the end of a round in which
   * submissions could write here, and restores the journal.
   *
   * @param submissions the graded submissions
   * @return the files
   */
  List<Path> altered(Stream<String> submissions) {
    Stream<Path> own = journal.restore() ? Stream.of(journal.file()) : Stream.empty();
    Stream<Path> grades = submissions.filter(each -> written(each).isEmpty()).map(this::file);
    return Stream.concat(own, grades).toList();
  }

  /** Returns the bytes of a grade, if they are the grader's original. */
  private Optional<byte[]> written(String submission) {
    try {
      byte[] bytes = BoundedFile.read(file(submission), LARGEST_GRADE);
      return journal.digest(submission).filter(FileDigest.of(bytes)::equals).map(digest -> bytes);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<GradeReport> parsed(byte[] grade) {
    try {
      return Optional.of(JsonReport.read(new String(grade, StandardCharsets.UTF_8)));
    } catch (UnreadableGrade e) {
      return Optional.empty();
    }
  }

  private Path file(String submission) {
    return folder.resolve(submission).resolve(GRADE);
  }

  private byte[] bytes(GradeReport report) {
    return new JsonReport().write(report, texts).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Stores the result of a run. After this method has returned, even a power failure does not lose
   * it.
   */
  void keep(ArrivalOutcome outcome) {
    if (outcome instanceof ArrivalOutcome.Graded graded) {
      keep(graded);
    } else if (outcome instanceof ArrivalOutcome.Kept before) {
      keep(before);
    } else if (outcome instanceof ArrivalOutcome.Refused refused) {
      refuse(refused.arrival().name(), refused.why());
    }
  }

  private void keep(ArrivalOutcome.Graded graded) {
    Path own = folder.resolve(graded.report().submission());
    try {
      if (graded.fingerprints().isPresent()) {
        DurableFiles.write(
            own.resolve(Gradebook.FINGERPRINTS), graded.fingerprints().orElseThrow().write());
      }
    } catch (IOException e) {
      throw CommandFault.unwritable(own.resolve(GRADE), e);
    }
    write(graded.report(), graded.print());
  }

  private void keep(ArrivalOutcome.Kept before) {
    if (!before.isSameOnDisk()) {
      write(before.report(), before.print());
      return;
    }
    // A format may have been added after the run that wrote the grade.
    Path own = folder.resolve(before.report().submission());
    try {
      writeOtherFormats(own, before.report());
    } catch (IOException e) {
      throw CommandFault.unwritable(own.resolve(GRADE), e);
    }
  }

  private void writeOtherFormats(Path own, GradeReport report) throws IOException {
    for (Map.Entry<String, ReportFormat> each : otherFormats.entrySet()) {
      DurableFiles.write(own.resolve(each.getKey()), each.getValue().write(report, texts));
    }
  }

  /** Writes first the grade, and then the line in the journal. */
  private void write(GradeReport report, String print) {
    Path own = folder.resolve(report.submission());
    String grade = new JsonReport().write(report, texts);
    try {
      writeOtherFormats(own, report);
      DurableFiles.write(own.resolve(GRADE), grade);
    } catch (IOException e) {
      throw CommandFault.unwritable(own.resolve(GRADE), e);
    }
    journal.graded(
        report.submission(), print, FileDigest.of(grade.getBytes(StandardCharsets.UTF_8)));
  }

  /** Ends a round. */
  List<SimilarPair> finish(Gradebook book) {
    return book.write(folder, texts);
  }

  /**
   * Reads a grade.
   *
   * @throws UnreadableGrade when it is none
   */
  static GradeReport read(Path file) throws IOException, UnreadableGrade {
    return JsonReport.read(BoundedFile.readText(file, LARGEST_GRADE));
  }

  @Override
  public void close() {
    journal.close();
  }
}
