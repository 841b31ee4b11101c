package unblock.cli.attacks;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds leftovers on this machine: processes, and bytes on the disk. */
final class Leftovers {
  private Leftovers() {}

  /** Returns the command lines that contain one of these texts, by process id. Linux only. */
  static Map<Long, String> processes(String... texts) throws IOException {
    Map<Long, String> found = new TreeMap<>();
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      for (Path each : all.filter(path -> path.getFileName().toString().matches("\\d+")).toList()) {
        String command = command(each);
        long id = Long.parseLong(each.getFileName().toString());
        if (id != ProcessHandle.current().pid() && Stream.of(texts).anyMatch(command::contains)) {
          found.put(id, command);
        }
      }
    }
    return found;
  }

  private static String command(Path process) {
    try {
      return Files.readString(process.resolve("cmdline")).replace('\0', ' ');
    } catch (IOException e) {
      return ""; // The process has ended meanwhile.
    }
  }

  /** Returns the number of bytes in that folder, as far as it can be read. */
  static long bytes(Path folder) throws IOException {
    long[] sum = {0};
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            sum[0] += attributes.size();
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, @Nullable IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
    return sum[0];
  }
}
