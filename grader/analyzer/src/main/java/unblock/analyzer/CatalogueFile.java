package unblock.analyzer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the data files of the analysis. */
final class CatalogueFile {
  private CatalogueFile() {}

  static boolean isComment(String line) {
    return line.isEmpty() || line.startsWith("#");
  }

  /** Returns the lines of a file in the package of this class, without comments. */
  static List<String> lines(String name) {
    try (InputStream in = CatalogueFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the kit is incomplete: " + name + " is missing");
      }
      try (BufferedReader reader =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        return reader.lines().map(String::strip).filter(line -> !isComment(line)).toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the kit is broken: " + name + " cannot be read", e);
    }
  }
}
