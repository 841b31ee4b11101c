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
import unblock.message.Message;

/**
 * The paths in a request. They are checked before grading: otherwise a report that cannot be
 * written would be found after an hour.
 *
 * @param paths submissions or batches, which may be missing
 * @param report the folder for the grades, if any
 * @param summary the file to which a page is appended, if any
 */
record RequestedPaths(List<Path> paths, Optional<Path> report, Optional<Path> summary) {
  /** The first problem of these paths: one sentence that ends with the remedy. */
  Optional<Message> problem() {
    return Stream.of(twice(), aboutReport(), aboutSummary()).flatMap(Optional::stream).findFirst();
  }

  private Optional<Message> twice() {
    Set<Path> seen = new HashSet<>();
    return paths.stream()
        .filter(each -> !seen.add(real(each)))
        .findFirst()
        .map(each -> Message.of("cli.paths.twice", "path", each.toString()));
  }

  private Optional<Message> aboutReport() {
    if (report.isEmpty()) {
      return Optional.empty();
    }
    Path folder = report.get();
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      return unusable("cli.paths.report-is-file", folder, folder);
    }
    Path nearest = nearest(folder);
    if (!Files.isDirectory(nearest) || !Files.isWritable(nearest)) {
      return Files.isDirectory(nearest)
          ? unusable("cli.paths.report-denied", folder, nearest)
          : unusable("cli.paths.report-below-file", folder, nearest);
    }
    return paths.stream()
        .filter(each -> real(each).equals(real(folder)))
        .findFirst()
        .map(each -> Message.of("cli.paths.report-is-graded", "folder", folder.toString()));
  }

  private static Optional<Message> unusable(String key, Path folder, Path part) {
    return Optional.of(Message.of(key, "folder", folder.toString(), "part", part.toString()));
  }

  private Optional<Message> aboutSummary() {
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
          Message.of(
              "cli.paths.summary-no-file",
              "file",
              file.toString(),
              "reason",
              CommandFault.reason(e)));
    }
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return Optional.of(Message.of("cli.paths.summary-no-folder", "file", file.toString()));
    }
    return Files.isWritable(Files.exists(file) ? file : folder)
        ? Optional.empty()
        : Optional.of(Message.of("cli.paths.summary-denied", "file", file.toString()));
  }

  /** Returns the path itself, or the first existing folder above it. */
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
