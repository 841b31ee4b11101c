package unblock.exercises.offload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files of the database, as far as this process can name them. */
final class DatabaseFiles {
  private DatabaseFiles() {}

  static Set<Path> find() {
    Set<Path> files = new TreeSet<>();
    for (String each : List.of("/proc/self/fd", ".", "..")) {
      try (Stream<Path> found = Files.walk(Path.of(each), 3)) {
        found
            .map(DatabaseFiles::real)
            .filter(file -> file.toString().matches(".*\\.db(-shm|-wal)?"))
            .forEach(files::add);
      } catch (IOException | RuntimeException e) {
        System.out.println("attack: refused " + e);
      }
    }
    if (files.isEmpty()) {
      System.out.println("attack: found no database");
    }
    return files;
  }

  private static Path real(Path link) {
    try {
      return link.toRealPath();
    } catch (IOException e) {
      return link;
    }
  }
}
