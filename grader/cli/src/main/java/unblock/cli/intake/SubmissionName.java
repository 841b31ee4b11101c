package unblock.cli.intake;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The information about the student in the name of a submission, by the patterns of supported
 * exports.
 */
sealed interface SubmissionName {
  /** Moodle's word in place of a hidden name, in some of its languages. */
  Set<String> HIDDEN =
      Stream.of(
              "participant",
              "participante",
              "Teilnehmer",
              "Teilnehmer/in",
              "partecipante",
              "uczestnik",
              "deelnemer",
              "deltagare",
              "deltager",
              "účastník",
              "참가자",
              "参加者",
              "参与者")
          .map(word -> letters(PersonName.of(word)))
          .collect(Collectors.toUnmodifiableSet());

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
    return export
        .or(() -> ExportName.of(text))
        .map(SubmissionName::exported)
        .orElseGet(() -> free(text, exercises));
  }

  private static SubmissionName exported(ExportName export) {
    return export.kind() == IdKind.USERNAME
        ? new LoggedIn(export.name(), export.usernames())
        : new Numbered(export.name(), export.kind(), export.id(), name(export.student()));
  }

  private static Optional<PersonName> name(String student) {
    return Optional.of(PersonName.of(student)).filter(name -> !isHidden(name));
  }

  /** Whether that stands for a hidden name. Some exports contain the number twice. */
  static boolean isHidden(PersonName name) {
    String letters = letters(name);
    return letters.isEmpty() || HIDDEN.contains(letters);
  }

  private static String letters(PersonName name) {
    return name.words().stream()
        .filter(word -> !word.chars().allMatch(Character::isDigit))
        .collect(Collectors.joining());
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
