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
import unblock.engine.model.GradeReport;
import unblock.engine.model.SubmissionRights;
import unblock.engine.report.JsonReport;
import unblock.engine.report.UnreadableGrade;
import unblock.engine.submission.BoundedFile;
import unblock.message.Message;

/**
 * The parts of one round, complete and without duplicates: shards of a class, or rounds of
 * different submissions with the same settings.
 */
final class RoundParts {
  private final List<Part> parts;
  private final CourseOptions.Chosen chosen;

  private record Part(Path folder, RunState kept, RunManifest roll) {
    ClassShard shard() {
      return roll.terms().shard();
    }
  }

  private RoundParts(List<Part> parts, CourseOptions.Chosen chosen) {
    this.parts = parts;
    this.chosen = chosen;
  }

  /** Reads the parts' journals, and refuses parts that do not belong together with one sentence. */
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
    return new RoundParts(parts, chosen);
  }

  private static Part part(Path folder) {
    RunState kept = RunState.in(folder);
    RunManifest roll =
        kept.roll()
            .orElseThrow(
                () ->
                    new CommandFault(
                        Message.of("cli.merge.no-round", "folder", folder.toString())));
    return new Part(folder, kept, roll);
  }

  private static void checkFolders(List<Part> rounds) {
    Set<Path> seen = new HashSet<>();
    for (Part round : rounds) {
      if (!seen.add(round.folder().toAbsolutePath().normalize())) {
        throw new CommandFault(Message.of("cli.merge.twice", "folder", round.folder().toString()));
      }
    }
  }

  /** Returns the shards in order; refuses missing and duplicate ones. */
  private static List<Part> shards(List<Part> parts) {
    Map<Integer, Part> byNumber = new TreeMap<>();
    for (Part part : parts) {
      Part twin = byNumber.putIfAbsent(part.shard().number(), part);
      if (twin != null) {
        throw new CommandFault(
            Message.of(
                "cli.merge.same-part",
                "one",
                twin.folder().toString(),
                "other",
                part.folder().toString(),
                "shard",
                part.shard().toString()));
      }
    }
    List<Part> shards = List.copyOf(byNumber.values());
    shards.forEach(part -> checkTerms(shards.get(0), part));
    for (int number = 1; number <= shards.get(0).shard().of(); number++) {
      if (!byNumber.containsKey(number)) {
        throw new CommandFault(
            Message.of(
                "cli.merge.missing-part",
                "shard",
                new ClassShard(number, shards.get(0).shard().of()).toString()));
      }
    }
    return shards;
  }

  /** Returns the settings of the whole round. */
  RunSettings terms() {
    return parts.get(0).roll().terms().with(ClassShard.WHOLE);
  }

  /** Copies all stored results, and publishes them. */
  void into(GradeFiles files, GradePublisher desk) {
    files.call(whole());
    for (Part part : parts) {
      part.roll().refusals().forEach(each -> desk.refuse(List.of(), "", each, List.of()));
      part.roll().absent().forEach(desk::miss);
      for (RunManifest.Entry entry : part.roll().entries()) {
        Optional<Message> refusal = part.kept().refusal(entry.submission());
        if (refusal.isPresent()) {
          files.refuse(entry.submission(), refusal.get());
          desk.refuse(entry.students(), entry.submission(), refusal.get(), entry.remarks());
        } else {
          String print = part.kept().print(entry.submission()).orElseThrow();
          GradeReport report = judged(part, entry.submission());
          files.takeOver(part.folder(), entry.submission(), print, report);
          desk.note(entry.students(), report);
        }
      }
    }
  }

  /** Returns the manifest of the whole round. */
  RunManifest whole() {
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
   * Returns a grade, computed from the evidence in its file. The verdicts in the file do not count:
   * any program that can write the file could change them.
   */
  private GradeReport judged(Part part, String submission) {
    Path file = grade(part, submission);
    try {
      String text = new String(unaltered(part, submission), StandardCharsets.UTF_8);
      return chosen.judged(JsonReport.read(text), file);
    } catch (UnreadableGrade e) {
      throw unreadable(file, e.message(), e);
    }
  }

  /** Returns the bytes of a grade.json that the part's grader wrote. */
  private static byte[] unaltered(Part part, String submission) {
    Path file = grade(part, submission);
    try {
      byte[] bytes = BoundedFile.read(file, GradeFiles.LARGEST_GRADE);
      if (!part.kept().digest(submission).equals(Optional.of(FileDigest.of(bytes)))) {
        throw new CommandFault(Message.of("cli.merge.altered-grade", "file", file.toString()));
      }
      return bytes;
    } catch (IOException e) {
      throw unreadable(file, CommandFault.reason(e), e);
    }
  }

  private static CommandFault unreadable(Path file, Message reason, Exception cause) {
    return new CommandFault(
        Message.of("cli.merge.unreadable-grade", "file", file.toString(), "reason", reason), cause);
  }

  private static Path grade(Part part, String submission) {
    return part.folder().resolve(submission).resolve(GradeFiles.GRADE);
  }

  /**
   * Refuses parts that a submission with the grader's rights may have changed, unless the user
   * trusts submissions.
   */
  private static void checkRights(Part part) {
    if (part.roll().terms().rights() == SubmissionRights.GRADER) {
      throw new CommandFault(
          Message.of("cli.merge.graders-rights", "folder", part.folder().toString()));
    }
  }

  private static void checkRubric(Part first, CourseOptions.Chosen chosen) {
    if (!first.roll().terms().rubric().equals(chosen.rubric())) {
      String key =
          first.roll().terms().rubric().isEmpty()
              ? "cli.merge.kit-rubric"
              : "cli.merge.other-rubric";
      throw new CommandFault(Message.of(key, "folder", first.folder().toString()));
    }
  }

  private static void checkTerms(Part first, Part part) {
    RunSettings one = first.roll().terms().with(ClassShard.WHOLE);
    RunSettings other = part.roll().terms().with(ClassShard.WHOLE);
    if (first.shard().of() != part.shard().of() || !one.equals(other)) {
      throw new CommandFault(
          Message.of(
              "cli.merge.other-settings",
              "one",
              first.folder().toString(),
              "other",
              part.folder().toString(),
              "first",
              settings(first),
              "second",
              settings(part)));
    }
  }

  private static Message settings(Part part) {
    RunSettings terms = part.roll().terms();
    return Message.of(
        terms.rights() == SubmissionRights.GRADER
            ? "cli.merge.settings-graders-rights"
            : "cli.merge.settings-own-rights",
        "shard",
        terms.shard().toString(),
        "seed",
        terms.seed(),
        "exercises",
        terms.exercises(),
        "version",
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
              Message.of(
                  "cli.merge.graded-twice",
                  "submission",
                  name,
                  "one",
                  other.toString(),
                  "other",
                  part.folder().toString()));
        }
        if (part.kept().print(name).isEmpty() && part.kept().refusal(name).isEmpty()) {
          throw new CommandFault(
              Message.of(
                  "cli.merge.unfinished",
                  "shard",
                  part.shard().toString(),
                  "folder",
                  part.folder().toString(),
                  "submission",
                  name));
        }
        if (part.kept().refusal(name).isEmpty()) {
          unaltered(part, name); // Checked first: a merge is complete or does not happen.
        }
      }
    }
  }
}
