package unblock.cli.marks;

import java.util.List;

/**
 * The headers of Moodle's grading worksheet in one language. The importer of Moodle requires the
 * identifier, the grade and the time of the grade in the language of its user.
 *
 * @param others headers that show the language and are not needed
 */
record MoodleHeader(
    String identifier,
    String fullName,
    String email,
    String grade,
    String maximum,
    List<String> others) {
  /** The headings of one language, in this order. */
  static MoodleHeader of(List<String> headings) {
    return new MoodleHeader(
        headings.get(0),
        headings.get(1),
        headings.get(2),
        headings.get(3),
        headings.get(4),
        headings.subList(5, headings.size()));
  }

  /** The number of these headers that a row has. */
  long in(List<String> header) {
    return List.of(identifier, fullName, email, grade, maximum).stream()
            .filter(header::contains)
            .count()
        + others.stream().filter(header::contains).count();
  }
}
