package unblock.analyzer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import unblock.message.IoMessageException;
import unblock.message.Message;

/**
 * Lines of a project or of a library that decide before the shipped catalogue, in its format.
 *
 * @param lines without comments; each has the catalogue's format
 */
public record CatalogueAddition(List<String> lines) {
  public CatalogueAddition {
    lines = List.copyOf(lines);
  }

  /**
   * Reads a file in UTF-8.
   *
   * @throws IOException if the file cannot be read, or if a line does not have the format; the
   *     message names the line
   */
  public static CatalogueAddition read(Path file) throws IOException {
    return of(Files.readString(file));
  }

  static CatalogueAddition of(byte[] file) throws IOException {
    return of(new String(file, StandardCharsets.UTF_8));
  }

  private static CatalogueAddition of(String text) throws IOException {
    List<String> good = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().map(String::strip).toList()) {
      number++;
      if (CatalogueFile.isComment(line)) {
        continue;
      }
      try {
        Catalogue.check(line);
      } catch (IllegalArgumentException e) {
        throw new IoMessageException(
            Message.of("analyzer.catalogue-line", "number", number, "line", line), e);
      }
      good.add(line);
    }
    return new CatalogueAddition(good);
  }
}
