package unblock.bench.wording;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the Java files of a folder or a sources jar. */
final class SourceRoot {
  private static final Path MAIN = Path.of("src/main/java");

  private SourceRoot() {}

  /**
   * Returns the folders {@code grader/*}{@code /src/main/java} of a checkout, in alphabetical
   * order.
   */
  static List<Path> modulesBelow(Path checkout) throws IOException {
    Path grader = checkout.resolve("grader");
    if (!Files.isDirectory(grader)) {
      return List.of();
    }
    try (Stream<Path> modules = Files.list(grader)) {
      return modules
          .map(module -> module.resolve(MAIN))
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    }
  }

  /**
   * Returns the name of a root in the table: the module's folder, or the last part of any other
   * path.
   */
  static String label(Path root) {
    if (root.endsWith(MAIN) && root.getNameCount() > MAIN.getNameCount()) {
      return root.getName(root.getNameCount() - MAIN.getNameCount() - 1).toString();
    }
    return root.getFileName().toString();
  }

  /** Returns the Java files below that folder or in that jar, in alphabetical order. */
  static List<SourceText> read(Path root) throws IOException {
    if (!Files.isRegularFile(root)) {
      return Files.isDirectory(root) ? files(root) : List.of();
    }
    try (FileSystem jar = FileSystems.newFileSystem(root)) {
      return files(jar.getPath("/"));
    }
  }

  private static List<SourceText> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<SourceText> sources = new ArrayList<>();
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).sorted().toList()) {
        sources.add(new SourceText(file.toString(), Files.readString(file)));
      }
      return sources;
    }
  }
}
