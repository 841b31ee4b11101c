package unblock.cli.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The information about the student in the name of a submission, by the patterns of supported
 * exports.
 */
sealed interface SubmissionName {
  /** Brightspace: {@code 11111-222222 - Ada Lovelace - Nov 1, 2026 1010 AM}. */
  Pattern BRIGHTSPACE =
      Pattern.compile("(?s)(\\d+)-\\d+ - (.+?) - [^-]*\\b\\d{4}\\b[^-]*(?: - .*)?");

  /** Blackboard: {@code Exercise_username_attempt_2026-11-01-10-00-00_work}. */
  Pattern BLACKBOARD =
      Pattern.compile("(?s)([^_]+(?:_[^_]+)+)_attempt_\\d{4}(?:-\\d{2}){5}(?:[_.].*)?");

  /** Moodle's word in place of a hidden name, in some of its languages. */
  Set<String> HIDDEN =
      Set.of("participant", "participante", "teilnehmerin", "partecipante", "uczestnik", "참가자");

  /** Returns the original name. */
  String text();

  /**
   * A platform's number of the account and, unless the platform hides it, the student's name.
   *
   * @param kind the numbering
   */
  record Numbered(String text, IdKind kind, String id, Optional<PersonName> name)
      implements SubmissionName {}

  /**
   * A username after a title. Both may contain the underscore that separates them.
   *
   * @param usernames all possible usernames, the shortest first
   */
  record LoggedIn(String text, List<String> usernames) implements SubmissionName {}

  /**
   * A name that is not from a platform.
   *
   * @param rest the name without an exercise's id before or after it; empty without an id
   * @param account the text after {@code <exercise id>-}, as in repository names of GitHub
   *     Classroom
   */
  record Free(String text, Optional<String> rest, Optional<String> account)
      implements SubmissionName {}

  /**
   * Parses a name.
   *
   * @param export the parsed name, if it is from an export
   * @param exercises the ids of the exercises
   */
  static SubmissionName of(String text, Optional<ExportName> export, Collection<String> exercises) {
    Optional<ExportName> exported = export.or(() -> ExportName.of(text));
    if (exported.isPresent()) {
      ExportName each = exported.get();
      return new Numbered(each.name(), each.kind(), each.id(), name(each.student()));
    }
    Matcher brightspace = BRIGHTSPACE.matcher(text);
    if (brightspace.matches()) {
      return new Numbered(
          text, IdKind.BRIGHTSPACE_USER, brightspace.group(1), name(brightspace.group(2)));
    }
    Matcher blackboard = BLACKBOARD.matcher(text);
    if (blackboard.matches()) {
      return new LoggedIn(text, usernames(blackboard.group(1)));
    }
    return free(text, exercises);
  }

  private static Optional<PersonName> name(String student) {
    PersonName name = PersonName.of(student);
    // Some exports contain the number twice: Participant 1234567.
    boolean isHidden =
        name.words().stream()
            .allMatch(word -> HIDDEN.contains(word) || word.chars().allMatch(Character::isDigit));
    return isHidden ? Optional.empty() : Optional.of(name);
  }

  private static List<String> usernames(String titleAndName) {
    List<String> usernames = new ArrayList<>();
    for (int at = titleAndName.lastIndexOf('_');
        at > 0;
        at = titleAndName.lastIndexOf('_', at - 1)) {
      usernames.add(titleAndName.substring(at + 1));
    }
    return usernames;
  }

  private static Free free(String text, Collection<String> exercises) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (String exercise : exercises) {
      int more = exercise.length() + 1;
      if (lower.length() > more && lower.matches("(?s)\\Q" + exercise + "\\E[ ._-].*")) {
        String rest = text.substring(more);
        boolean isAccount = text.charAt(more - 1) == '-';
        return new Free(text, Optional.of(rest), isAccount ? Optional.of(rest) : Optional.empty());
      }
      if (lower.length() > more && lower.matches("(?s).*[ ._-]\\Q" + exercise + "\\E")) {
        String rest = text.substring(0, text.length() - more);
        return new Free(text, Optional.of(rest), Optional.empty());
      }
    }
    return new Free(text, Optional.empty(), Optional.empty());
  }
}
