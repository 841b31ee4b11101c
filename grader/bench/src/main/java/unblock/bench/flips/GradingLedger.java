package unblock.bench.flips;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file of all gradings, one per line. Lines are only appended, so that a run continues after an
 * earlier one.
 */
record GradingLedger(Path file) {
  List<LedgerLine> lines() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(LedgerLine::parse).flatMap(Optional::stream).toList();
    }
  }

  /** Adds a grading, in one write, so that lines of several threads and processes do not mix. */
  synchronized void add(LedgerLine graded) throws IOException {
    Files.write(
        file,
        (graded.line() + "\n").getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
