package unblock.cli.intake;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The meaning of a roster's column. The headings of each meaning, in many languages, are in {@code
 * roster-columns.txt}.
 */
enum RosterColumn {
  ID,
  USERNAME,
  /** A heading that only Canvas' gradebook has. */
  CANVAS,
  GIT_ACCOUNT,
  /** A platform's number of a student in one assignment, or an id. */
  IDENTIFIER,
  NAME,
  FIRST_NAME,
  LAST_NAME,
  EMAIL,
  REPOSITORY,
  /** A student's own due time, or additional time. */
  EXTENSION,
  HANDED_IN,
  MEMBERS,
  TEAM;

  private static final String FILE = "roster-columns.txt";
  private static final Map<RosterColumn, Set<String>> HEADINGS = read();

  /** Returns the headings of this meaning, without case, accents and punctuation. */
  Set<String> headings() {
    return HEADINGS.getOrDefault(this, Set.of());
  }

  /** Returns a heading without case, accents and punctuation. */
  static String plain(String heading) {
    return String.join(" ", PersonName.of(heading).words());
  }

  private static Map<RosterColumn, Set<String>> read() {
    Map<RosterColumn, Set<String>> headings = new EnumMap<>(RosterColumn.class);
    for (HeadingLine line : HeadingLine.read(RosterColumn.class, FILE)) {
      RosterColumn column = valueOf(line.meaning().replace('-', '_').toUpperCase(Locale.ROOT));
      Set<String> all = headings.computeIfAbsent(column, any -> new LinkedHashSet<>());
      line.headings().forEach(heading -> all.add(plain(heading)));
    }
    return Collections.unmodifiableMap(headings);
  }
}
