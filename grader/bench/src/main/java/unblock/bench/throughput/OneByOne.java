package unblock.bench.throughput;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import unblock.bench.Trees;

/**
 * A checkout in which each submission takes its turn: its files go to {@code exercises}, then
 * {@code mvn -o -q test} runs there, which is what a student's self-check is.
 */
final class OneByOne {
  private static final Path SOURCES = Path.of("exercises/src/main/java/unblock/exercises");
  private static final Set<String> LEFT_OUT = Set.of(".git", "target", "node_modules");

  private final Path checkout;

  private OneByOne(Path checkout) {
    this.checkout = checkout;
  }

  /** A copy of this checkout, in which the grader has been built once. */
  static OneByOne in(Path folder) throws Exception {
    copy(Path.of("").toAbsolutePath(), folder);
    OneByOne copy = new OneByOne(folder);
    copy.test();
    return copy;
  }

  /** Whether all was right. */
  boolean grade(Handed handed) throws Exception {
    Trees.delete(checkout.resolve(SOURCES));
    Trees.delete(checkout.resolve("exercises/target"));
    handed.writeTo(checkout.resolve("exercises/src/main/java"));
    return test() == 0;
  }

  private int test() throws Exception {
    return new ProcessBuilder(List.of("mvn", "-o", "-q", "test"))
        .directory(checkout.resolve("exercises").toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
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
            Files.copy(file, to.resolve(from.relativize(file).toString()));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
