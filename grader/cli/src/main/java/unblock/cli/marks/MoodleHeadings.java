package unblock.cli.marks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The headings in {@code moodle-headings.txt}, in each known language. */
final class MoodleHeadings {
  /** Worksheets in other languages are read by their structure. */
  static final List<MoodleHeader> WORKSHEETS;

  static final List<String> ID_NUMBER;
  static final List<String> USERNAME;

  /** In English; the importer of Moodle requires it. */
  static final String TIME_OF_GRADE;

  private static final String FILE = "moodle-headings.txt";

  static {
    List<String> lines = read();
    WORKSHEETS = lines(lines, "worksheet").stream().map(MoodleHeader::of).toList();
    ID_NUMBER = lines(lines, "id-number").get(0);
    USERNAME = lines(lines, "username").get(0);
    TIME_OF_GRADE = lines(lines, "time-of-grade").get(0).get(0);
  }

  private MoodleHeadings() {}

  private static List<List<String>> lines(List<String> lines, String kind) {
    String start = kind + ":";
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> Arrays.stream(line.substring(start.length()).split("\\|", -1)))
        .map(headings -> headings.map(String::strip).toList())
        .collect(Collectors.toList());
  }

  private static List<String> read() {
    try (InputStream in = MoodleHeadings.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not beside the class.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
