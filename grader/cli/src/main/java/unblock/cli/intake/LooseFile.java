package unblock.cli.intake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java file that lies in a batch without a folder of its own.
 *
 * @param submission the part of its name that all files of the same submission have
 */
record LooseFile(String submission) {
  /**
   * Blackboard: {@code Exercise_ada_attempt_2026-11-01-10-00-00_A.java}; Brightspace: {@code 1-2 -
   * Ada Lovelace - Nov 1, 2026 1010 AM - A.java}.
   */
  private static final Pattern EXPORTED =
      Pattern.compile(
          "(?s)(.+_attempt_\\d{4}(?:-\\d{2}){5})_.+|(\\d+-\\d+ - .+? - [^-]*\\b\\d{4}\\b[^-]*) - .+");

  /** Parses a name with its ending. */
  static LooseFile of(String name) {
    Matcher exported = EXPORTED.matcher(name);
    if (!exported.matches()) {
      return new LooseFile(name.replaceFirst("(?i)\\.java$", ""));
    }
    String blackboard = exported.group(1);
    return new LooseFile(blackboard != null ? blackboard : exported.group(2));
  }
}
