package unblock.cli.marks;

import java.util.List;
import unblock.cli.intake.HeadingLine;

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
    List<HeadingLine> lines = HeadingLine.read(MoodleHeadings.class, FILE);
    WORKSHEETS = lines(lines, "worksheet").stream().map(MoodleHeader::of).toList();
    ID_NUMBER = lines(lines, "id-number").get(0);
    USERNAME = lines(lines, "username").get(0);
    TIME_OF_GRADE = lines(lines, "time-of-grade").get(0).get(0);
  }

  private MoodleHeadings() {}

  private static List<List<String>> lines(List<HeadingLine> lines, String meaning) {
    return lines.stream()
        .filter(line -> line.meaning().equals(meaning))
        .map(HeadingLine::headings)
        .toList();
  }
}
