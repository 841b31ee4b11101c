package unblock.cli.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name that a learning platform gives to an exported file or folder.
 *
 * <ul>
 *   <li>Moodle: {@code Ada Lovelace_1234567_assignsubmission_file_work.zip}, or a folder with the
 *       same name up to {@code file}
 *   <li>Canvas: {@code lovelaceada_LATE_12345_678910_work.zip}
 *   <li>Brightspace: a folder {@code 11111-222222 - Ada Lovelace - Nov 1, 2026 1010 AM}, or a file
 *       with {@code - work.zip} after it
 *   <li>Blackboard: {@code Exercise_ada_attempt_2026-11-01-10-00-00_work.zip}
 * </ul>
 *
 * @param kind the numbering of the id
 * @param student the name; Canvas writes family name and first name in one word, if Moodle hides
 *     the names, each is a participant, and Blackboard writes the assignment and a username
 * @param id the platform's own number for the student (Canvas, Brightspace), or in this assignment
 *     (Moodle), or the username (Blackboard), if it is certain where it begins
 * @param file the original name of the file; empty for a folder with the files
 * @param isLate whether the platform marks it as late
 * @param attempt the time of the attempt, as the platform writes it; empty if it writes none
 */
record ExportName(
    IdKind kind, String student, String id, String file, boolean isLate, String attempt) {
  private static final Pattern MOODLE =
      Pattern.compile("(?s)(.*?)_?(\\d+)_assignsubmission_([a-z]+)(?:_(.*))?");

  /** Shorter numbers occur in names by people, as in {@code lab_1_2_ada.zip}. */
  private static final Pattern CANVAS =
      Pattern.compile("(?s)([^_]+)_(LATE_)?(\\d{2,})_\\d{3,}_(.+)");

  private static final Pattern BRIGHTSPACE =
      Pattern.compile(
          "(?s)(\\d+)-\\d+ - (.+?) - "
              + "([^-]*(?<!\\d)\\d{4}(?!\\d)[^-]*|\\d{4}-\\d{2}-\\d{2}[^-]*?)(?: - (.*))?");

  private static final Pattern BLACKBOARD =
      Pattern.compile("(?s)([^_]+(?:_[^_]+)+?)_attempt_(\\d{4}(?:-\\d{2}){5})(?:_(.*)|(\\..*))?");

  private static final Pattern AGAIN = Pattern.compile("(?s)(.*)-(\\d{1,3})(\\.(?:tar\\.)?[^.]*)");

  /** Parses the name; empty if it is not from a supported platform. */
  static Optional<ExportName> of(String name) {
    Matcher moodle = MOODLE.matcher(name);
    if (moodle.matches()) {
      return Optional.of(
          new ExportName(
              IdKind.PARTICIPANT,
              moodle.group(1).strip(),
              moodle.group(2),
              text(moodle.group(4)),
              false,
              ""));
    }
    Matcher brightspace = BRIGHTSPACE.matcher(name);
    if (brightspace.matches()) {
      return Optional.of(
          new ExportName(
              IdKind.BRIGHTSPACE_USER,
              brightspace.group(2).strip(),
              brightspace.group(1),
              text(brightspace.group(4)),
              false,
              brightspace.group(3).strip()));
    }
    Matcher blackboard = BLACKBOARD.matcher(name);
    if (blackboard.matches()) {
      String titleAndUser = blackboard.group(1);
      List<String> usernames = usernames(titleAndUser);
      return Optional.of(
          new ExportName(
              IdKind.USERNAME,
              titleAndUser,
              usernames.size() == 1 ? usernames.get(0) : "",
              text(blackboard.group(3)) + text(blackboard.group(4)),
              false,
              blackboard.group(2)));
    }
    return canvas(name);
  }

  private static Optional<ExportName> canvas(String name) {
    Matcher canvas = CANVAS.matcher(name);
    return canvas.matches()
        ? Optional.of(
            new ExportName(
                IdKind.CANVAS_USER,
                canvas.group(1),
                canvas.group(3),
                canvas.group(4),
                canvas.group(2) != null,
                ""))
        : Optional.empty();
  }

  private static String text(@Nullable String group) {
    return group == null ? "" : group;
  }

  /** Returns the name of the arrival: the student's name alone may not be unique. */
  String name() {
    if (kind == IdKind.USERNAME) {
      return student;
    }
    return student.isEmpty() ? id : student + "_" + id;
  }

  /** Returns the student, for a request without a roster; empty if it is not certain. */
  Optional<Student> asStudent() {
    if (id.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Student(id, kind == IdKind.USERNAME ? id : student, Optional.empty()));
  }

  /** Returns all possible usernames after a title of any length, the shortest first. */
  List<String> usernames() {
    return usernames(student);
  }

  private static List<String> usernames(String titleAndUser) {
    List<String> usernames = new ArrayList<>();
    for (int at = titleAndUser.lastIndexOf('_');
        at > 0;
        at = titleAndUser.lastIndexOf('_', at - 1)) {
      usernames.add(titleAndUser.substring(at + 1));
    }
    return usernames;
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
