package unblock.analyzer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the data files of the analysis. */
final class CatalogueFile {
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final int COLUMNS = 4;

  private CatalogueFile() {}

  /** Returns the columns of a line of the catalogue, the last one with its blanks. */
  static String[] columns(String line) {
    return BLANKS.split(line, COLUMNS);
  }

  /** Returns the words of a line. */
  static List<String> words(String line) {
    return List.of(BLANKS.split(line, -1));
  }

  static boolean isComment(String line) {
    return line.isEmpty() || line.startsWith("#");
  }

  /** Returns the lines of a file in the package of this class, without comments. */
  static List<String> lines(String name) {
    try (InputStream in = CatalogueFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the kit is incomplete: " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !isComment(line))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the kit is broken: " + name + " cannot be read", e);
    }
  }
}
