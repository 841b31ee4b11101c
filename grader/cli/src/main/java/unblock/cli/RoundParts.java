package unblock.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import unblock.cli.intake.Student;
import unblock.cli.journal.ClassShard;
import unblock.cli.journal.FileDigest;
import unblock.cli.journal.RunManifest;
import unblock.cli.journal.RunSettings;
import unblock.cli.journal.RunState;
import unblock.engine.Course;
import unblock.engine.Grader;
import unblock.engine.model.GradeReport;
import unblock.engine.model.SubmissionRights;
import unblock.engine.report.JsonReport;
import unblock.engine.report.UnreadableGrade;
import unblock.engine.submission.BoundedFile;
import unblock.engine.submission.IoReason;
import unblock.message.Message;

/**
 * The parts of one round, none missing and none twice: shards of it, or rounds of other submissions
 * each, on the same terms.
 */
final class RoundParts {
  private final List<Part> parts;
  private final Course course;

  private record Part(Path folder, RunState kept, RunManifest roll) {
    ClassShard shard() {
      return roll.terms().shard();
    }
  }

  private RoundParts(List<Part> parts, Course course) {
    this.parts = parts;
    this.course = course;
  }

  /** Reads the parts' journals, and refuses in one sentence what does not belong together. */
  static RoundParts of(List<Path> folders, SubmissionTrust trust, CourseOptions.Chosen chosen) {
    List<Part> parts = folders.stream().map(RoundParts::part).toList();
    if (parts.stream().allMatch(part -> part.shard().equals(ClassShard.WHOLE))) {
      checkFolders(parts);
    } else {
      parts = shards(parts);
    }
    if (trust == SubmissionTrust.NONE) {
      parts.forEach(RoundParts::checkRights);
    }
    Part first = parts.get(0);
    parts.forEach(part -> checkTerms(first, part));
    checkRubric(first, chosen);
    checkEntries(parts);
    return new RoundParts(parts, chosen.course());
  }

  private static Part part(Path folder) {
    RunState kept = RunState.in(folder);
    RunManifest roll =
        kept.roll()
            .orElseThrow(() -> new CommandFault("There is no round in %s.".formatted(folder)));
    return new Part(folder, kept, roll);
  }

  private static void checkFolders(List<Part> rounds) {
    Set<Path> seen = new HashSet<>();
    for (Part round : rounds) {
      if (!seen.add(round.folder().toAbsolutePath().normalize())) {
        throw new CommandFault("%s is named twice; name each part once.".formatted(round.folder()));
      }
    }
  }

  /** In order; what is missing or doubled is refused. */
  private static List<Part> shards(List<Part> parts) {
    Map<Integer, Part> byNumber = new TreeMap<>();
    for (Part part : parts) {
      Part twin = byNumber.putIfAbsent(part.shard().number(), part);
      if (twin != null) {
        throw new CommandFault(
            "%s and %s both hold part %s; name each part once."
                .formatted(twin.folder(), part.folder(), part.shard()));
      }
    }
    List<Part> shards = List.copyOf(byNumber.values());
    shards.forEach(part -> checkTerms(shards.get(0), part));
    for (int number = 1; number <= shards.get(0).shard().of(); number++) {
      if (!byNumber.containsKey(number)) {
        throw new CommandFault(
            "Part %d/%d is missing; name its folder, too."
                .formatted(number, shards.get(0).shard().of()));
      }
    }
    return shards;
  }

  /** The terms of the whole. */
  RunSettings terms() {
    return parts.get(0).roll().terms().with(ClassShard.WHOLE);
  }

  /** Copies all that is kept, and notes it at the desk. */
  void into(GradeFiles files, GradePublisher desk) {
    files.call(whole());
    for (Part part : parts) {
      part.roll().refusals().forEach(each -> desk.refuse(Optional.empty(), "", each, List.of()));
      part.roll().absent().forEach(desk::miss);
      for (RunManifest.Entry entry : part.roll().entries()) {
        Optional<Message> refusal = part.kept().refusal(entry.submission());
        if (refusal.isPresent()) {
          files.refuse(entry.submission(), refusal.get());
          desk.refuse(entry.student(), entry.submission(), refusal.get(), entry.remarks());
        } else {
          String print = part.kept().print(entry.submission()).orElseThrow();
          GradeReport report = judged(part, entry.submission());
          files.takeOver(part.folder(), entry.submission(), print, report);
          desk.note(entry.student(), report);
        }
      }
    }
  }

  private RunManifest whole() {
    List<RunManifest.Entry> entries = new ArrayList<>();
    List<Message> refusals = new ArrayList<>();
    List<Student> absent = new ArrayList<>();
    for (Part part : parts) {
      entries.addAll(part.roll().entries());
      refusals.addAll(part.roll().refusals());
      absent.addAll(part.roll().absent());
    }
    return new RunManifest(terms(), entries, refusals, absent);
  }

  /**
   * A grade from the evidence in its file. Verdicts that stand there do not count: whoever can
   * write the file would write them first.
   */
  private GradeReport judged(Part part, String submission) {
    Path file = grade(part, submission);
    try {
      String text = new String(unaltered(part, submission), StandardCharsets.UTF_8);
      return Grader.judge(JsonReport.read(text), course);
    } catch (UnreadableGrade | IllegalArgumentException e) {
      throw new CommandFault(
          "%s cannot be read (%s). Grade that part again.".formatted(file, IoReason.text(e)), e);
    }
  }

  /** The bytes of a grade.json, which are those that the part's grader wrote. */
  private static byte[] unaltered(Part part, String submission) {
    Path file = grade(part, submission);
    try {
      byte[] bytes = BoundedFile.read(file, GradeFiles.LARGEST_GRADE);
      if (!part.kept().digest(submission).equals(Optional.of(FileDigest.of(bytes)))) {
        throw new CommandFault(
            "%s is not the file that the grader wrote: its SHA-256 is not the one in the journal. Grade that part again."
                .formatted(file));
      }
      return bytes;
    } catch (IOException e) {
      throw new CommandFault(
          "%s cannot be read (%s). Grade that part again.".formatted(file, e.getMessage()), e);
    }
  }

  private static Path grade(Part part, String submission) {
    return part.folder().resolve(submission).resolve(GradeFiles.GRADE);
  }

  /** What a submission with the grader's rights may have written counts only if that is wanted. */
  private static void checkRights(Part part) {
    if (part.roll().terms().rights() == SubmissionRights.GRADER) {
      throw new CommandFault(
          "The submissions in %s had the rights of their grader, so each could have rewritten any grade there: grade them again with --isolation container, or add --trust-submissions."
              .formatted(part.folder()));
    }
  }

  private static void checkRubric(Part first, CourseOptions.Chosen chosen) {
    if (!first.roll().terms().rubric().equals(chosen.rubric())) {
      throw new CommandFault(
          first.roll().terms().rubric().isEmpty()
              ? "%s was graded by the kit's own rubric. Merge without --rubric; unblock judge --rubric shows what another one changes."
                  .formatted(first.folder())
              : "%s was graded by another rubric. Name that one with --rubric."
                  .formatted(first.folder()));
    }
  }

  private static void checkTerms(Part first, Part part) {
    RunSettings one = first.roll().terms().with(ClassShard.WHOLE);
    RunSettings other = part.roll().terms().with(ClassShard.WHOLE);
    if (first.shard().of() != part.shard().of() || !one.equals(other)) {
      throw new CommandFault(
          "%s and %s are not of one round: %s there, %s here. Grade all parts with the same request."
              .formatted(first.folder(), part.folder(), words(first), words(part)));
    }
  }

  private static String words(Part part) {
    RunSettings terms = part.roll().terms();
    return "part %s, seed %d, %s, the %s rights, version %s"
        .formatted(
            terms.shard(),
            terms.seed(),
            String.join(" ", terms.exercises()),
            terms.rights() == SubmissionRights.GRADER ? "grader's" : "submissions' own",
            terms.version());
  }

  private static void checkEntries(List<Part> parts) {
    Map<String, Path> seen = new HashMap<>();
    for (Part part : parts) {
      for (RunManifest.Entry entry : part.roll().entries()) {
        String name = entry.submission();
        Path other = seen.putIfAbsent(name, part.folder());
        if (other != null) {
          throw new CommandFault(
              "%s was graded in %s and in %s. Grade all parts with the same request."
                  .formatted(name, other, part.folder()));
        }
        if (part.kept().print(name).isEmpty() && part.kept().refusal(name).isEmpty()) {
          throw new CommandFault(
              "Part %s in %s is not finished: %s is not graded yet. Run it again, and merge then."
                  .formatted(part.shard(), part.folder(), name));
        }
        if (part.kept().refusal(name).isEmpty()) {
          unaltered(part, name); // Before anything is written: a merge is whole or not at all.
        }
      }
    }
  }
}
