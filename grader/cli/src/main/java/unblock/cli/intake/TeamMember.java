package unblock.cli.intake;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A member of a team, as a roster names one: {@code Ada Lovelace}, {@code 1001}, {@code
 * ada@example.org}, {@code Ada Lovelace <ada@example.org>} or {@code Ada Lovelace (1001)}.
 *
 * @param text all of it, if it has one part only; or else the name
 * @param detail the id or e-mail address after the name
 */
record TeamMember(String text, Optional<String> detail) {
  private static final Pattern WITH_DETAIL =
      Pattern.compile("(.+?)\\s*(?:\\(([^()]+)\\)|<([^<>]+)>|\\[([^\\[\\]]+)])");

  private static final Set<IdKind> IDS =
      Set.of(IdKind.STUDENT_ID, IdKind.USERNAME, IdKind.GITHUB_USERNAME, IdKind.EMAIL);

  /**
   * Returns the members in a cell. Commas separate them only if nothing else does, because a name
   * may contain one.
   */
  static List<TeamMember> all(String cell) {
    String separator = cell.matches("(?s).*[;|\\r\\n].*") ? "[;|\\r\\n]+" : "[,、，]";
    return Arrays.stream(cell.split(separator))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .map(TeamMember::of)
        .toList();
  }

  private static TeamMember of(String text) {
    Matcher parts = WITH_DETAIL.matcher(text);
    if (!parts.matches()) {
      return new TeamMember(text, Optional.empty());
    }
    for (int group = 2; group <= parts.groupCount(); group++) {
      if (parts.group(group) != null) {
        return new TeamMember(parts.group(1), Optional.of(parts.group(group).strip()));
      }
    }
    throw new IllegalStateException("No detail in " + text);
  }

  /** Returns the students with that id, or else the students with that name. */
  List<Roster.Row> among(List<Roster.Row> rows) {
    String id = detail.orElse(text);
    List<Roster.Row> found = rows.stream().filter(row -> row.hasAny(IDS, id)).toList();
    return found.isEmpty() && detail.isEmpty()
        ? rows.stream().filter(row -> row.isCalledInWords(PersonName.of(text))).toList()
        : found;
  }

  /** Returns the student, for a roster without a line of the student's own. */
  Student student() {
    return new Student(detail.orElse(text), text, email());
  }

  Map<IdKind, Set<String>> ids() {
    Map<IdKind, Set<String>> ids = new EnumMap<>(IdKind.class);
    if (email().isPresent()) {
      String address = Roster.plain(email().get());
      ids.put(IdKind.EMAIL, Set.of(address));
      ids.put(IdKind.EMAIL_NAME, Set.of(address.replaceFirst("@.*", "")));
    } else {
      ids.put(IdKind.STUDENT_ID, Set.of(Roster.plain(detail.orElse(text))));
    }
    return ids;
  }

  private Optional<String> email() {
    return Optional.of(detail.orElse(text)).filter(each -> each.contains("@"));
  }
}
