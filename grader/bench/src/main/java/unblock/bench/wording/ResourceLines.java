package unblock.bench.wording;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the word lists of this package. */
final class ResourceLines {
  private ResourceLines() {}

  /** Returns the lines of that file that are not blank. */
  static List<String> of(String name) {
    try (InputStream stream =
        Objects.requireNonNull(ResourceLines.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
