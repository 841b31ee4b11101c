package unblock.grader.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Java files of a folder that may be a student's: not tests, not what a build made, not hidden
 * ones; and in a copy of the whole kit only those below its {@code exercises}.
 *
 * @param files in order of their paths
 * @param links symbolic links, which are never followed
 */
record JavaFiles(List<Path> files, List<Path> links) {
  /** More entries than this are no homework. */
  static final int MOST_ENTRIES = 50_000;

  private static final int DEEPEST = 64;
  private static final Set<String> BUILT = Set.of("target", "build", "out", "bin", "node_modules");

  /** In a copy of the kit, what is not the student's. */
  private static final Set<String> KIT = Set.of("grader", "solutions");

  static JavaFiles below(Path folder) throws UnusableSubmission {
    Walk walk = new Walk(folder);
    try {
      Files.walkFileTree(folder, Set.of(), DEEPEST, walk);
    } catch (IOException | UncheckedIOException e) {
      throw new UnusableSubmission(
          "The folder %s cannot be read (%s). Check its permissions and try again."
              .formatted(folder, e),
          e);
    }
    if (walk.entries > MOST_ENTRIES) {
      throw new UnusableSubmission(
          "%s holds more than %,d files and folders. Hand in the exercises only."
              .formatted(folder, MOST_ENTRIES));
    }
    walk.files.sort(null);
    walk.links.sort(null);
    return new JavaFiles(walk.files, walk.links);
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<Path> files = new ArrayList<>();
    private final List<Path> links = new ArrayList<>();
    private int entries;

    Walk(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean leaveOut = !folder.equals(root) && isLeftOut(folder);
      return leaveOut ? FileVisitResult.SKIP_SUBTREE : next();
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = nameOf(file);
      if (attributes.isSymbolicLink()) {
        links.add(file);
      } else if (attributes.isRegularFile() && name.endsWith(".java") && !name.startsWith(".")) {
        files.add(file);
      }
      return next();
    }

    private FileVisitResult next() {
      return ++entries > MOST_ENTRIES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }
  }

  private static boolean isLeftOut(Path folder) {
    String name = nameOf(folder);
    return name.startsWith(".")
        || (name.equals("test") && nameOf(folder.getParent()).equals("src"))
        || (BUILT.contains(name) && (isBeside(folder, "src") || isBeside(folder, "pom.xml")))
        || (KIT.contains(name) && isBeside(folder, "exercises"));
  }

  private static boolean isBeside(Path folder, String sibling) {
    return Files.exists(folder.resolveSibling(sibling));
  }

  private static String nameOf(@Nullable Path path) {
    Path name = path == null ? null : path.getFileName();
    // A zip's folders end in a slash.
    return name == null ? "" : name.toString().replace("/", "");
  }
}
