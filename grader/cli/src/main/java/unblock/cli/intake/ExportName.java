package unblock.cli.intake;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name that a learning platform gives to an exported file. Moodle: {@code Ada
 * Lovelace_1234567_assignsubmission_file_work.zip}, or a folder with the same name up to {@code
 * file}. Canvas: {@code lovelaceada_LATE_12345_678910_work.zip}.
 *
 * @param kind the numbering of the id
 * @param student the name; Canvas writes family name and first name in one word, and if Moodle
 *     hides the names, each is a participant
 * @param id the platform's own number for the student (Canvas), or in this assignment (Moodle)
 * @param file the original name of the file; empty for a folder with the files
 * @param isLate whether the platform marks it as late
 */
record ExportName(IdKind kind, String student, String id, String file, boolean isLate) {
  private static final Pattern MOODLE =
      Pattern.compile("(?s)(.*?)_?(\\d+)_assignsubmission_([a-z]+)(?:_(.*))?");

  /** Shorter numbers occur in names by people, as in {@code lab_1_2_ada.zip}. */
  private static final Pattern CANVAS =
      Pattern.compile("(?s)([^_]+)_(LATE_)?(\\d{2,})_\\d{3,}_(.+)");

  private static final Pattern AGAIN = Pattern.compile("(?s)(.*)-(\\d{1,3})(\\.[^.]*)");

  /** Parses the name; empty if it is not from a supported platform. */
  static Optional<ExportName> of(String name) {
    Matcher moodle = MOODLE.matcher(name);
    if (moodle.matches()) {
      String file = moodle.group(4) == null ? "" : moodle.group(4);
      return Optional.of(
          new ExportName(
              IdKind.PARTICIPANT, moodle.group(1).strip(), moodle.group(2), file, false));
    }
    Matcher canvas = CANVAS.matcher(name);
    if (canvas.matches()) {
      return Optional.of(
          new ExportName(
              IdKind.CANVAS_USER,
              canvas.group(1),
              canvas.group(3),
              canvas.group(4),
              canvas.group(2) != null));
    }
    return Optional.empty();
  }

  /** Returns the name of the arrival: the student's name alone may not be unique. */
  String name() {
    return student.isEmpty() ? id : student + "_" + id;
  }

  Student asStudent() {
    return new Student(id, student, Optional.empty());
  }

  /** Whether this is that file, handed in again: {@code work-1.zip} after {@code work.zip}. */
  boolean isAgain(ExportName first) {
    Matcher again = AGAIN.matcher(file);
    return first.number() == 0
        && again.matches()
        && first.file.equals(again.group(1) + again.group(3));
  }

  /**
   * Returns the number that Canvas adds to the name of a file that is handed in again; 0 for the
   * first.
   */
  int number() {
    Matcher again = AGAIN.matcher(file);
    return again.matches() ? Integer.parseInt(again.group(2)) : 0;
  }
}
