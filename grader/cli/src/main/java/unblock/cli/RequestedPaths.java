package unblock.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import unblock.engine.submission.BoundedFile;
import unblock.engine.submission.IoReason;

/**
 * The places on disk that a request names. Checked before anything is graded: a report that cannot
 * be written is found after an hour of grading otherwise.
 *
 * @param paths submissions or batches, which need not be there
 * @param report the folder for the grades, if any
 * @param summary the file that a page is appended to, if any
 */
record RequestedPaths(List<Path> paths, Optional<Path> report, Optional<Path> summary) {
  /** The first thing wrong with them, as a sentence that ends with the next step. */
  Optional<String> problem() {
    return Stream.of(twice(), aboutReport(), aboutSummary()).flatMap(Optional::stream).findFirst();
  }

  private Optional<String> twice() {
    Set<Path> seen = new HashSet<>();
    return paths.stream()
        .filter(each -> !seen.add(real(each)))
        .findFirst()
        .map(each -> "%s is named twice. Name each PATH once.".formatted(each));
  }

  private Optional<String> aboutReport() {
    if (report.isEmpty()) {
      return Optional.empty();
    }
    Path folder = report.get();
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      return Optional.of(
          "--report %s cannot be made (it is not a folder). Name another folder."
              .formatted(folder));
    }
    Path nearest = nearest(folder);
    if (!Files.isDirectory(nearest) || !Files.isWritable(nearest)) {
      return Optional.of(
          "--report %s cannot be made (%s). Name another folder."
              .formatted(
                  folder,
                  Files.isDirectory(nearest)
                      ? "permission denied in " + nearest
                      : nearest + " is not a folder"));
    }
    return paths.stream()
        .filter(each -> real(each).equals(real(folder)))
        .findFirst()
        .map(
            each ->
                "--report %s is also a PATH to grade. Name a folder of its own.".formatted(folder));
  }

  private Optional<String> aboutSummary() {
    if (summary.isEmpty()) {
      return Optional.empty();
    }
    Path file = summary.get();
    try {
      if (Files.exists(file)) {
        BoundedFile.requireRegular(file);
      }
    } catch (IOException e) {
      return Optional.of(
          "--summary %s cannot be written (%s). Name a file.".formatted(file, IoReason.text(e)));
    }
    Path folder = file.toAbsolutePath().getParent();
    boolean fits =
        folder != null
            && Files.isDirectory(folder)
            && Files.isWritable(Files.exists(file) ? file : folder);
    return fits
        ? Optional.empty()
        : Optional.of(
            "--summary %s cannot be written (%s). Name another file."
                .formatted(
                    file,
                    folder == null || !Files.isDirectory(folder)
                        ? "there is no such folder"
                        : "permission denied"));
  }

  /** The path itself, or the first folder above it that is there. */
  private static Path nearest(Path path) {
    Path nearest = path.toAbsolutePath().normalize();
    while (nearest.getParent() != null && !Files.exists(nearest)) {
      nearest = nearest.getParent();
    }
    return nearest;
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }
}
