package unblock.cli.intake;

import java.util.Locale;
import java.util.Set;

/**
 * The two folders of a class in Microsoft Teams: the students' work in progress, and their
 * submissions.
 */
final class TeamsFolders {
  private static final String SUBMITTED = "submitted files";
  private static final String WORKING = "working files";

  private TeamsFolders() {}

  /** Whether a folder with this name holds the submissions of a class. */
  static boolean isSubmitted(String name) {
    return name.toLowerCase(Locale.ROOT).equals(SUBMITTED);
  }

  /** Removes the work in progress from these names, if the submissions are beside it. */
  static void leaveWorkingFiles(Set<String> names) {
    if (names.stream().anyMatch(TeamsFolders::isSubmitted)) {
      names.removeIf(name -> name.toLowerCase(Locale.ROOT).equals(WORKING));
    }
  }
}
