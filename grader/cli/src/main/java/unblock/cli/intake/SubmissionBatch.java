package unblock.cli.intake;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.Message;

/**
 * A folder with a submission in each of its folders, zips and Java files, or an export as a folder.
 */
final class SubmissionBatch {
  private final SubmissionLocation place;
  private final Optional<Path> reports;

  SubmissionBatch(IntakeRequest request) {
    this.place = SubmissionLocation.of(request);
    this.reports = request.reports().map(SubmissionBatch::plain);
  }

  /**
   * Returns the submissions in it, in order of their names, without hidden files and earlier
   * reports.
   *
   * @throws UnusableSubmission if the folder or zip is missing or empty
   */
  List<FoundSubmission> in(Path path) throws UnusableSubmission {
    if (isZip(path) && Files.isRegularFile(path)) {
      return new BatchZip(path, place.packages()).found();
    }
    if (!Files.isDirectory(path)) {
      throw new UnusableSubmission(
          Message.of("intake.batch-not-a-folder", "path", path.toString()));
    }
    List<FoundSubmission> found = new ArrayList<>();
    Map<String, HandedFiles<Path>> exported = new LinkedHashMap<>();
    for (Path each : inside(path)) {
      String name = SubmissionLocation.nameOf(each);
      Optional<ExportName> export = ExportName.of(name);
      if (export.isPresent() && export.get().file().isEmpty() == Files.isDirectory(each)) {
        exported
            .computeIfAbsent(export.get().name(), HandedFiles::new)
            .add(export.get(), name, each);
      } else if (SubmissionLocation.isMeant(each)) {
        found.add(place.found(each));
      }
    }
    exported.values().forEach(handed -> found.add(found(path, handed)));
    if (found.isEmpty()) {
      throw nothingIn(path);
    }
    return found;
  }

  static UnusableSubmission nothingIn(Path path) {
    return new UnusableSubmission(Message.of("intake.batch-empty", "path", path.toString()));
  }

  private FoundSubmission found(Path folder, HandedFiles<Path> handed) {
    String where = folder + "/" + handed.name();
    List<AttemptReader> readers = new ArrayList<>();
    for (HandedFiles.Attempt<Path> attempt : handed.attempts()) {
      Map<String, Path> files = new LinkedHashMap<>();
      List<Path> folders = new ArrayList<>();
      for (HandedFiles.Part<Path> part : attempt.parts()) {
        if (part.export().file().isEmpty()) {
          folders.add(part.where());
        } else {
          files.put(part.name(), part.where());
        }
      }
      readers.add(new AttemptReader(attempt.time(), () -> place.read(where, files, folders)));
    }
    return handed.found(readers, place.packages().values());
  }

  private static boolean isZip(Path path) {
    return ArchiveFormat.of(path.toString()).equals(Optional.of(ArchiveFormat.ZIP));
  }

  private List<Path> inside(Path folder) throws UnusableSubmission {
    List<Path> inside = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(
            folder, each -> !BatchZip.isNoise(SubmissionLocation.nameOf(each)))) {
      entries.forEach(inside::add);
    } catch (IOException e) {
      throw SubmissionLocation.unreadable(folder, e);
    }
    Set<String> names = inside.stream().map(SubmissionLocation::nameOf).collect(Collectors.toSet());
    TeamsFolders.leaveWorkingFiles(names);
    inside.removeIf(each -> !names.contains(SubmissionLocation.nameOf(each)));
    inside.removeIf(each -> reports.filter(plain(each)::equals).isPresent());
    inside.sort(null);
    return inside.size() == 1 && TeamsFolders.isSubmitted(SubmissionLocation.nameOf(inside.get(0)))
        ? inside(inside.get(0))
        : inside;
  }

  private static Path plain(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
