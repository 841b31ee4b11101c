package unblock.cli.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A line of a list of column headings: {@code meaning: heading | heading}. Lines that begin with
 * {@code #} are comments.
 */
public record HeadingLine(String meaning, List<String> headings) {
  public HeadingLine {
    headings = List.copyOf(headings);
  }

  /** Reads the list in a file beside a class. */
  public static List<HeadingLine> read(Class<?> home, String file) {
    try (InputStream in = home.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not beside the class.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && line.indexOf(':') > 0)
          .map(HeadingLine::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HeadingLine of(String line) {
    int colon = line.indexOf(':');
    return new HeadingLine(
        line.substring(0, colon).strip(),
        Arrays.stream(line.substring(colon + 1).split("\\|", -1)).map(String::strip).toList());
  }
}
