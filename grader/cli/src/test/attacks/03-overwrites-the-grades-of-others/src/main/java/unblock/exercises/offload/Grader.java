package unblock.exercises.offload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The grader of these attacks, and no other on this machine, found through /proc. */
final class Grader {
  private Grader() {}

  static Path proc() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      List<Path> seen =
          all.filter(each -> each.getFileName().toString().matches("[0-9]+")).toList();
      System.out.println("attack: reached /proc with " + seen.size() + " processes");
      return seen.stream()
          .filter(each -> isGrader(command(each)))
          .findFirst()
          .orElseThrow(() -> new IOException("no grader among " + seen.size() + " processes"));
    }
  }

  static ProcessHandle process() throws IOException {
    return ProcessHandle.of(Long.parseLong(proc().getFileName().toString())).orElseThrow();
  }

  /** Where it writes its grades. */
  static Path report() throws IOException {
    List<String> command = command(proc());
    return Path.of(command.get(command.indexOf("--report") + 1));
  }

  private static boolean isGrader(List<String> command) {
    return command.contains("unblock.cli.Unblock")
        && command.stream().anyMatch(each -> each.contains("unblock-attacks"));
  }

  private static List<String> command(Path process) {
    try {
      return List.of(Files.readString(process.resolve("cmdline")).split("\0"));
    } catch (IOException e) {
      return List.of();
    }
  }
}
