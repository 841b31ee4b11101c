package unblock.bench.wording;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments of {@link Wording}.
 *
 * @param roots the folders and jars to measure; empty for this repository's modules
 * @param list whether to print every riddle
 */
record WordingOptions(List<Path> roots, boolean list) {
  static WordingOptions of(String... args) {
    List<Path> roots = new ArrayList<>();
    boolean list = false;
    for (String arg : args) {
      if (arg.equals("--list")) {
        list = true;
      } else if (arg.startsWith("--")) {
        throw new IllegalArgumentException(arg + " is not an option: use --list");
      } else {
        roots.add(Path.of(arg));
      }
    }
    return new WordingOptions(List.copyOf(roots), list);
  }
}
