package unblock.cli.intake;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One line of a roster, by the meanings of its columns.
 *
 * @param columns the meanings in the header
 * @param cells by heading, without empty ones
 */
record RosterLine(Set<RosterColumn> columns, Map<String, String> cells) {
  /** Moodle: {@code Participant 1234567}. */
  private static final Pattern PARTICIPANT = Pattern.compile("(?s)(\\D*\\p{L}\\D*?)(\\d+)");

  private static final Pattern CJK =
      Pattern.compile("[\\p{IsHangul}\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]+");

  /**
   * Assigns cells to columns.
   *
   * @param header plain headings
   */
  static RosterLine of(List<String> header, List<String> line) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(header.size(), line.size()); i++) {
      if (!line.get(i).isEmpty()) {
        cells.putIfAbsent(header.get(i), line.get(i));
      }
    }
    Set<RosterColumn> columns = EnumSet.noneOf(RosterColumn.class);
    for (RosterColumn column : RosterColumn.values()) {
      if (header.stream().anyMatch(column.headings()::contains)) {
        columns.add(column);
      }
    }
    return new RosterLine(columns, cells);
  }

  boolean isTeam() {
    return cell(RosterColumn.MEMBERS).isPresent();
  }

  /** Returns the first cell with that meaning. */
  Optional<String> cell(RosterColumn column) {
    return all(column).findFirst();
  }

  /** Returns the id: a platform's number of a participant is none. */
  Optional<String> id() {
    return cell(RosterColumn.ID)
        .map(RosterLine::withoutMark)
        .or(() -> cell(RosterColumn.IDENTIFIER).filter(each -> participant(each).isEmpty()));
  }

  /**
   * Returns the name, from one column or from several. Beside a first name, a column for names is
   * the family name, and beside a family name it is the first name, unless it holds both.
   */
  String name() {
    String whole = cell(RosterColumn.NAME).orElse("");
    Optional<String> first = cell(RosterColumn.FIRST_NAME);
    Optional<String> last = cell(RosterColumn.LAST_NAME);
    if (first.isPresent() && last.isPresent()) {
      return joined(first.get(), last.get());
    }
    if (first.isPresent()) {
      return holds(whole, first.get()) ? whole : joined(first.get(), whole);
    }
    if (last.isPresent()) {
      return holds(whole, last.get()) ? whole : joined(whole, last.get());
    }
    return whole;
  }

  private static boolean holds(String whole, String part) {
    return new LinkedHashSet<>(PersonName.of(whole).words())
        .containsAll(PersonName.of(part).words());
  }

  /** Joins the two as their script does: in East Asia, the family name comes first. */
  private static String joined(String first, String last) {
    return CJK.matcher(first).matches() && CJK.matcher(last).matches()
        ? last + first
        : (first + " " + last).strip();
  }

  /** Returns the ids by their numbering. */
  Map<IdKind, Set<String>> ids() {
    Map<IdKind, Set<String>> ids = new EnumMap<>(IdKind.class);
    put(ids, IdKind.STUDENT_ID, all(RosterColumn.ID).map(RosterLine::withoutMark));
    put(ids, IdKind.USERNAME, all(RosterColumn.USERNAME));
    put(ids, IdKind.GITHUB_USERNAME, all(RosterColumn.GIT_ACCOUNT));
    put(ids, IdKind.EMAIL, all(RosterColumn.EMAIL));
    put(
        ids,
        IdKind.EMAIL_NAME,
        cell(RosterColumn.EMAIL).stream().map(each -> each.replaceFirst("@.*", "")));
    if (columns.contains(RosterColumn.CANVAS)) {
      put(ids, IdKind.CANVAS_USER, all(RosterColumn.ID));
    }
    for (String each : all(RosterColumn.IDENTIFIER).toList()) {
      Optional<String> participant = participant(each);
      put(
          ids,
          participant.isPresent() ? IdKind.PARTICIPANT : IdKind.STUDENT_ID,
          Stream.of(participant.orElse(each)));
    }
    return ids;
  }

  /** Returns Moodle's number in an identifier: after one of its words for a student. */
  private static Optional<String> participant(String identifier) {
    return Optional.of(PARTICIPANT.matcher(identifier))
        .filter(Matcher::matches)
        .filter(each -> SubmissionName.isHidden(PersonName.of(each.group(1))))
        .map(each -> each.group(2));
  }

  /** Brightspace writes a mark before an id. */
  private static String withoutMark(String id) {
    return id.startsWith("#") ? id.substring(1) : id;
  }

  private Stream<String> all(RosterColumn column) {
    return cells.entrySet().stream()
        .filter(cell -> column.headings().contains(cell.getKey()))
        .map(Map.Entry::getValue);
  }

  private static void put(Map<IdKind, Set<String>> ids, IdKind kind, Stream<String> more) {
    Set<String> found =
        Stream.concat(ids.getOrDefault(kind, Set.of()).stream(), more.map(Roster::plain))
            .collect(Collectors.toUnmodifiableSet());
    if (!found.isEmpty()) {
      ids.put(kind, found);
    }
  }
}
