package unblock.bench.flips;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * All that was graded so far, one line for each; only ever added to, so that runs go on. A packed
 * one can be read.
 */
record Ledger(Path file) {
  List<Graded> lines() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
      return lines.lines().map(Graded::parse).flatMap(Optional::stream).toList();
    }
  }

  /** One that is kept may be packed, in several parts one after another. */
  private InputStream open() throws IOException {
    InputStream in = Files.newInputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
  }

  /** Adds one, in one write, so that lines of several threads and processes do not mix. */
  synchronized void add(Graded graded) throws IOException {
    Files.write(
        file,
        (graded.line() + "\n").getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
