package unblock.cli;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unblock.cli.classroom.Gradebook;
import unblock.cli.journal.Durable;
import unblock.cli.journal.Journal;
import unblock.cli.journal.Roll;
import unblock.cli.journal.Terms;
import unblock.cli.similarity.Pair;
import unblock.cli.similarity.Skeleton;
import unblock.grader.model.GradeReport;
import unblock.grader.model.Verdict;
import unblock.grader.report.JsonReport;

/**
 * The folder that a round is kept in: {@code <submission>/grade.json} for each, the journal that
 * says which of them are done, and the class's tables at the end.
 */
final class GradeFiles implements AutoCloseable {
  static final String GRADE = "grade.json";

  private final Path folder;
  private final Skeleton skeleton;
  private final boolean again;
  private final Journal journal;

  private GradeFiles(Path folder, Skeleton skeleton, boolean again, Journal journal) {
    this.folder = folder;
    this.skeleton = skeleton;
    this.again = again;
    this.journal = journal;
  }

  /**
   * Makes the folder where there is none, and keeps other graders out of it.
   *
   * @param again whether grades of earlier runs count for nothing
   */
  static GradeFiles in(Path folder, Skeleton skeleton, boolean again) {
    return new GradeFiles(folder, skeleton, again, Journal.open(folder));
  }

  Skeleton skeleton() {
    return skeleton;
  }

  /** The terms of the round that is kept here, if there is one. */
  Optional<Terms> terms() {
    return journal.roll().map(Roll::terms);
  }

  /** Where it is kept. */
  Path folder() {
    return folder;
  }

  /** A run begins. */
  void call(Roll roll) {
    journal.call(roll);
  }

  /** Takes over what a shard of the round has kept about a submission. */
  void takeOver(Path shard, String submission, String print) {
    Path from = shard.resolve(submission);
    Path to = folder.resolve(submission);
    try {
      Files.createDirectories(to);
      try (Stream<Path> files = Files.list(from)) {
        for (Path file : files.filter(each -> Files.isRegularFile(each, NOFOLLOW_LINKS)).toList()) {
          Files.copy(file, to.resolve(file.getFileName().toString()), REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new Fault(
          "%s cannot be copied to %s (%s). Make room there and merge again.".formatted(from, to, e),
          e);
    }
    journal.graded(submission, print);
  }

  /** Notes why a submission was not graded. */
  void refuse(String submission, String sentence) {
    journal.refused(submission, sentence);
  }

  /** Whether what was graded under that name was other code. */
  boolean hasChanged(String submission, String print) {
    return journal.print(submission).filter(before -> !before.equals(print)).isPresent();
  }

  /**
   * The grade of an earlier run for the very same code. An inconclusive one is none: the machine
   * may be fit again. Called by many threads.
   */
  Optional<GradeReport> kept(String submission, String print) {
    if (again
        || !journal.print(submission).equals(Optional.of(print))
        || !Files.exists(folder.resolve(submission).resolve(Gradebook.FINGERPRINTS))) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(folder.resolve(submission).resolve(GRADE)))
          .filter(report -> report.verdict() != Verdict.INCONCLUSIVE);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Keeps what a run came to; when this returns, it is done, even if the power fails. */
  void keep(Outcome outcome) {
    if (outcome instanceof Outcome.Graded graded) {
      keep(graded);
    } else if (outcome instanceof Outcome.Refused refused) {
      refuse(refused.arrival().name(), refused.sentence());
    }
  }

  private void keep(Outcome.Graded graded) {
    Path own = folder.resolve(graded.report().submission());
    try {
      if (graded.fingerprints().isPresent()) {
        Durable.write(
            own.resolve(Gradebook.FINGERPRINTS), graded.fingerprints().orElseThrow().write());
      }
      Durable.write(own.resolve(GRADE), JsonReport.write(graded.report()));
    } catch (IOException e) {
      throw new Fault(
          "%s cannot be written (%s). Make room there, or name another folder with --report."
              .formatted(own.resolve(GRADE), e),
          e);
    }
    journal.graded(graded.report().submission(), graded.print());
  }

  /** The end of a round. */
  List<Pair> finish(Gradebook book) {
    return book.write(folder);
  }

  /**
   * Reads a grade.
   *
   * @throws IllegalArgumentException when it is none
   */
  static GradeReport read(Path file) throws IOException {
    return JsonReport.read(Files.readString(file));
  }

  @Override
  public void close() {
    journal.close();
  }
}
