package unblock.bench.throughput;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import unblock.bench.FolderTrees;

/**
 * A checkout that grades submissions one after another: it copies the files of each to {@code
 * exercises} and runs {@code mvn -o -q test} there, which is the self-check of a student.
 */
final class OneByOne {
  private static final Path SOURCES = Path.of("exercises/src/main/java/unblock/exercises");
  private static final Set<String> LEFT_OUT = Set.of(".git", "target", "node_modules");

  private final Path checkout;

  private OneByOne(Path checkout) {
    this.checkout = checkout;
  }

  /**
   * Copies this checkout and runs the reference answers once, so that Maven has fetched all it
   * needs. They have to pass, because a failing build is fast, too.
   */
  static OneByOne in(Path folder) throws Exception {
    copy(Path.of("").toAbsolutePath(), folder);
    copy(Path.of("solutions/src/main/java"), folder.resolve("exercises/src/main/java"));
    OneByOne copy = new OneByOne(folder);
    if (copy.run(List.of("mvn", "-q", "test")) != 0 || copy.test() != 0) {
      throw new IllegalStateException(
          "The reference answers do not pass by mvn test; see " + Files.readString(copy.output()));
    }
    return copy;
  }

  /** Returns the verdicts of that submission; empty if it does not compile. */
  Optional<GradeVerdicts> grade(HandedSubmission handed) throws Exception {
    FolderTrees.delete(checkout.resolve(SOURCES));
    FolderTrees.delete(checkout.resolve("exercises/target"));
    handed.writeTo(checkout.resolve("exercises/src/main/java"));
    var unused = test(); // It fails for each wrong answer.
    return GradeVerdicts.read(checkout.resolve("exercises/target/self-check/grade.json"));
  }

  private int test() throws Exception {
    return run(List.of("mvn", "-o", "-q", "test"));
  }

  private int run(List<String> command) throws Exception {
    return new ProcessBuilder(command)
        .directory(checkout.resolve("exercises").toFile())
        .redirectErrorStream(true)
        .redirectOutput(output().toFile())
        .start()
        .waitFor();
  }

  private Path output() {
    return checkout.resolve("output.txt");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (!folder.equals(from) && LEFT_OUT.contains(String.valueOf(folder.getFileName()))) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file).toString()), REPLACE_EXISTING);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
