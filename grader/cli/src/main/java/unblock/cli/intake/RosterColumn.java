package unblock.cli.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
    for (String line : text().lines().toList()) {
      int colon = line.indexOf(':');
      if (!line.startsWith("#") && colon > 0) {
        String meaning = line.substring(0, colon).strip().replace('-', '_');
        Set<String> all =
            headings.computeIfAbsent(
                valueOf(meaning.toUpperCase(Locale.ROOT)), any -> new LinkedHashSet<>());
        for (String heading : line.substring(colon + 1).split("\\|", -1)) {
          all.add(plain(heading));
        }
      }
    }
    return Collections.unmodifiableMap(headings);
  }

  private static String text() {
    try (InputStream in = RosterColumn.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not beside the class.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
