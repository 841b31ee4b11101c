package unblock.cli.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import unblock.engine.submission.Submission;
import unblock.engine.submission.UnusableSubmission;

/** One zip with the submissions of a whole class, as learning platforms export it. */
final class BatchZip {
  private final Path zip;
  private final Map<String, String> packages;

  BatchZip(Path zip, Map<String, String> packages) {
    this.zip = zip;
    this.packages = packages;
  }

  /** Whether programs create files with this name as a by-product. */
  static boolean isNoise(String name) {
    return name.startsWith(".") || name.equals("__MACOSX");
  }

  List<FoundSubmission> found() throws UnusableSubmission {
    Map<String, List<ArchivedFile>> tops = byTop(ZipArchive.open(zip).files());
    TeamsFolders.leaveWorkingFiles(tops.keySet());
    if (isWrapper(tops)) {
      Map.Entry<String, List<ArchivedFile>> only = tops.entrySet().iterator().next();
      tops = byTop(below(only.getKey(), only.getValue()));
    }
    List<FoundSubmission> found = new ArrayList<>();
    Map<String, HandedFiles<List<ArchivedFile>>> exported = new LinkedHashMap<>();
    tops.forEach(
        (top, entries) -> {
          boolean isFolder = isFolder(top, entries);
          Optional<ExportName> export = ExportName.of(top);
          if (export.isPresent() && export.get().file().isEmpty() == isFolder) {
            exported
                .computeIfAbsent(export.get().name(), HandedFiles::new)
                .add(export.get(), top, entries);
          } else if (isFolder) {
            found.add(
                new FoundSubmission(top, () -> read(zip + "/" + top, below(top, entries), false)));
          } else if (ArchiveFormat.isArchive(top)) {
            String name = ArchiveFormat.stem(top);
            found.add(
                new FoundSubmission(name, () -> read(zip.toString(), named(top, entries), true)));
          } else if (StudentFiles.isMeantAsJava(top)) {
            String name = StudentFiles.stem(top);
            found.add(
                new FoundSubmission(name, () -> read(zip.toString(), named(top, entries), true)));
          }
        });
    exported.values().forEach(handed -> found.add(found(handed)));
    if (found.isEmpty()) {
      throw SubmissionBatch.nothingIn(zip);
    }
    return found;
  }

  private FoundSubmission found(HandedFiles<List<ArchivedFile>> handed) {
    List<AttemptReader> readers = new ArrayList<>();
    for (HandedFiles.Attempt<List<ArchivedFile>> attempt : handed.attempts()) {
      List<ArchivedFile> all = new ArrayList<>();
      for (HandedFiles.Part<List<ArchivedFile>> part : attempt.parts()) {
        if (part.export().file().isEmpty()) {
          all.addAll(below(topOf(part.where().get(0).name()), part.where()));
        } else {
          all.addAll(named(part.name(), part.where()));
        }
      }
      readers.add(
          new AttemptReader(attempt.time(), () -> read(zip + "/" + handed.name(), all, true)));
    }
    return handed.found(readers, packages.values());
  }

  private Submission read(String where, List<ArchivedFile> entries, boolean areHandedIn)
      throws UnusableSubmission {
    StudentFiles pile = new StudentFiles(where);
    pile.addFiles(entries);
    if (areHandedIn) {
      pile.openHandedIn();
    } else {
      pile.openInner(0);
    }
    return pile.read(packages);
  }

  /** Whether a single folder contains everything: this folder is the class and not a student. */
  private static boolean isWrapper(Map<String, List<ArchivedFile>> tops) {
    if (tops.size() != 1) {
      return false;
    }
    String only = tops.keySet().iterator().next();
    List<ArchivedFile> entries = tops.values().iterator().next();
    if (!isFolder(only, entries) || ExportName.of(only).isPresent()) {
      return false;
    }
    Map<String, List<ArchivedFile>> inside = byTop(below(only, entries));
    Set<String> folders =
        inside.keySet().stream()
            .filter(each -> isFolder(each, inside.getOrDefault(each, List.of())))
            .collect(Collectors.toSet());
    boolean holdsZips = inside.keySet().stream().anyMatch(ArchiveFormat::isArchive);
    boolean holdsExports =
        inside.keySet().stream().anyMatch(each -> ExportName.of(each).isPresent());
    boolean isProject = inside.containsKey("pom.xml") || inside.containsKey("src");
    return holdsZips
        || holdsExports
        || TeamsFolders.isSubmitted(only)
        || (folders.size() > 1 && !isProject);
  }

  /** Groups the entries by the first part of their names, in the order of these parts. */
  private static Map<String, List<ArchivedFile>> byTop(List<ArchivedFile> entries) {
    return entries.stream()
        .filter(entry -> !isNoise(topOf(entry.name())))
        .collect(
            Collectors.groupingBy(entry -> topOf(entry.name()), TreeMap::new, Collectors.toList()));
  }

  private static boolean isFolder(String top, List<ArchivedFile> entries) {
    return entries.stream().anyMatch(entry -> entry.name().length() > top.length());
  }

  private static String topOf(String name) {
    int end = name.indexOf('/');
    return end < 0 ? name : name.substring(0, end);
  }

  private static List<ArchivedFile> below(String top, List<ArchivedFile> entries) {
    return entries.stream()
        .filter(entry -> entry.name().length() > top.length())
        .map(entry -> entry.named(entry.name().substring(top.length() + 1)))
        .toList();
  }

  private static List<ArchivedFile> named(String name, List<ArchivedFile> entries) {
    return entries.stream().map(entry -> entry.named(name)).toList();
  }
}
