package unblock.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import unblock.engine.Course;
import unblock.engine.report.SourceFiles;

/**
 * Finds the source files below a folder. Their paths start at the current folder, which in a
 * workflow is the root of the repository.
 */
final class SourceFolder {
  /** A submission has fewer; a remark on a file beyond has the path of its package. */
  private static final int MOST_FILES = 5_000;

  private static final int DEEPEST = 24;

  private SourceFolder() {}

  /**
   * Returns the source files of that course.
   *
   * @param roots folders; other paths are left out
   */
  static SourceFiles files(Course course, List<Path> roots) {
    List<String> files = new ArrayList<>();
    if (roots.size() == 1 && Files.isDirectory(roots.get(0))) {
      files.addAll(below(roots.get(0)));
    }
    return new SourceFiles(course.handlersClasses(), files);
  }

  private static List<String> below(Path root) {
    Path here = Path.of("").toAbsolutePath().normalize();
    Path from = root.toAbsolutePath().normalize();
    try (Stream<Path> found =
        Files.find(
            from,
            DEEPEST,
            (path, attributes) ->
                attributes.isRegularFile() && path.toString().endsWith(".java"))) {
      return found
          .limit(MOST_FILES)
          .map(path -> path.startsWith(here) ? here.relativize(path) : from.relativize(path))
          .map(path -> path.toString().replace(path.getFileSystem().getSeparator(), "/"))
          .toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(); // Paths serve the display only: a remark has the path of its package then.
    }
  }
}
