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
    if (ZipArchive.isZip(path.toString()) && Files.isRegularFile(path)) {
      return new BatchZip(path, place.packages()).found();
    }
    if (!Files.isDirectory(path)) {
      throw new UnusableSubmission(
          Message.of("intake.batch-not-a-folder", "path", path.toString()));
    }
    List<FoundSubmission> found = new ArrayList<>();
    Map<String, HandedFiles<Path>> exported = new LinkedHashMap<>();
    Map<String, Map<String, Path>> loose = new LinkedHashMap<>();
    for (Path each : inside(path)) {
      String name = SubmissionLocation.nameOf(each);
      Optional<ExportName> export = ExportName.of(name);
      if (export.isPresent() && export.get().file().isEmpty() == Files.isDirectory(each)) {
        exported
            .computeIfAbsent(export.get().name(), HandedFiles::new)
            .add(export.get(), name, each);
      } else if (SubmissionLocation.isMeant(each)) {
        found.add(place.found(each));
      } else if (StudentFiles.isJava(name) && Files.isRegularFile(each)) {
        LooseFile file = LooseFile.of(name);
        loose.computeIfAbsent(file.submission(), any -> new LinkedHashMap<>()).put(name, each);
      }
    }
    loose.forEach(
        (name, files) ->
            found.add(
                new FoundSubmission(name, () -> place.read(path.toString(), files, List.of()))));
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
    Map<String, Path> files = new LinkedHashMap<>();
    List<Path> folders = new ArrayList<>();
    handed
        .newest()
        .forEach(
            part -> {
              if (part.export().file().isEmpty()) {
                folders.add(part.where());
              } else {
                files.put(part.name(), part.where());
              }
            });
    String where = folder + "/" + handed.name();
    return handed.found(() -> place.read(where, files, folders));
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
    inside.removeIf(each -> reports.filter(plain(each)::equals).isPresent());
    inside.sort(null);
    return inside;
  }

  private static Path plain(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
