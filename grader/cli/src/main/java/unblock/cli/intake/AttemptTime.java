package unblock.cli.intake;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the time in the name of an export. Brightspace writes it in the teacher's language and
 * without the colon: {@code Nov 2, 2026 930 AM}.
 */
final class AttemptTime {
  private static final Pattern BLACKBOARD =
      Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})-(\\d{2})-(\\d{2})-(\\d{2})");

  private static final Pattern CLOCK =
      Pattern.compile(
          "(?iu)(오전|오후|上午|下午|午前|午後)?\\s*(?<!\\d)(\\d{1,2})[:.h시時点 ]?\\s?(\\d{2})(?:분|分)?"
              + "\\s*([ap]\\.?\\s?m\\.?)?\\s*$");

  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(\\d{4})(?!\\d)");
  private static final Pattern NUMBER = Pattern.compile("(?<!\\d)\\d{1,2}(?!\\d)");
  private static final Set<String> AFTERNOON = Set.of("오후", "下午", "午後");
  private static final Set<String> MORNING = Set.of("오전", "上午", "午前");

  private static final Map<String, Month> MONTHS =
      months(
          "en", "de", "fr", "es", "pt", "it", "nl", "pl", "sv", "da", "nb", "fi", "cs", "tr", "uk");

  private AttemptTime() {}

  /** Returns the time in the name of an export; empty if there is none. */
  static Optional<LocalDateTime> inName(String name) {
    return ExportName.of(name).flatMap(export -> of(export.attempt()));
  }

  /** Returns the time; empty if it is not certain. */
  static Optional<LocalDateTime> of(String text) {
    try {
      Matcher blackboard = BLACKBOARD.matcher(text);
      return blackboard.matches() ? Optional.of(numbers(blackboard)) : inWords(text.strip());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static LocalDateTime numbers(Matcher parts) {
    int[] all = new int[parts.groupCount()];
    for (int i = 0; i < all.length; i++) {
      all[i] = Integer.parseInt(parts.group(i + 1));
    }
    return LocalDateTime.of(all[0], all[1], all[2], all[3], all[4], all[5]);
  }

  private static Optional<LocalDateTime> inWords(String text) {
    Matcher clock = CLOCK.matcher(text);
    Matcher year = YEAR.matcher(text);
    if (!clock.find() || !year.find() || year.start() >= clock.start(2)) {
      return Optional.empty();
    }
    String before = text.substring(0, year.start());
    String after = text.substring(year.end(), clock.start());
    List<Integer> numbers = numbers(before + " " + after);
    Optional<Month> month = month(before + " " + after);
    if (month.isEmpty() && numbers.size() == 2 && before.isBlank()) {
      month = Optional.of(Month.of(numbers.get(0)));
      numbers = numbers.subList(1, 2);
    }
    if (month.isEmpty() || numbers.size() != 1) {
      return Optional.empty();
    }
    return Optional.of(
        LocalDateTime.of(
            Integer.parseInt(year.group(1)),
            month.get(),
            numbers.get(0),
            hour(clock),
            Integer.parseInt(clock.group(3))));
  }

  private static int hour(Matcher clock) {
    int hour = Integer.parseInt(clock.group(2));
    String first = clock.group(1) == null ? "" : clock.group(1);
    String last = clock.group(4) == null ? "" : clock.group(4).toLowerCase(Locale.ROOT);
    if (last.startsWith("p") || AFTERNOON.contains(first)) {
      return hour < 12 ? hour + 12 : hour;
    }
    return (last.startsWith("a") || MORNING.contains(first)) && hour == 12 ? 0 : hour;
  }

  private static List<Integer> numbers(String text) {
    List<Integer> numbers = new ArrayList<>();
    Matcher number = NUMBER.matcher(text);
    while (number.find()) {
      numbers.add(Integer.valueOf(number.group()));
    }
    return numbers;
  }

  private static Optional<Month> month(String text) {
    return PersonName.of(text).words().stream()
        .filter(MONTHS::containsKey)
        .findFirst()
        .map(MONTHS::get);
  }

  /** Returns the months by their names, without names of different months in two languages. */
  private static Map<String, Month> months(String... languages) {
    Map<String, Month> months = new HashMap<>();
    Set<String> unclear = new HashSet<>();
    for (String language : languages) {
      for (Month month : Month.values()) {
        for (TextStyle style :
            List.of(
                TextStyle.FULL,
                TextStyle.FULL_STANDALONE,
                TextStyle.SHORT,
                TextStyle.SHORT_STANDALONE)) {
          String name = month.getDisplayName(style, Locale.forLanguageTag(language));
          String plain = String.join("", PersonName.of(name).words());
          Month other = months.putIfAbsent(plain, month);
          if (other != null && other != month) {
            unclear.add(plain);
          }
        }
      }
    }
    months.keySet().removeAll(unclear);
    return Map.copyOf(months);
  }
}
