package unblock.cli.intake;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The time of a hand-in in a roster; Moodle's grading worksheet has one. It has no time zone. */
final class HandInTime {
  /** Moodle in English, with 12 or 24 hours; other languages are not read. */
  private static final List<DateTimeFormatter> MOODLE =
      List.of(english("EEEE, d MMMM uuuu, h:mm a"), english("EEEE, d MMMM uuuu, HH:mm"));

  private HandInTime() {}

  /** Returns a cell as in {@code 2026-11-30T23:59}; a cell in any other form stays unchanged. */
  static String ofCell(String cell) {
    return MOODLE.stream().flatMap(each -> parsed(cell, each).stream()).findFirst().orElse(cell);
  }

  private static Optional<String> parsed(String text, DateTimeFormatter form) {
    try {
      return Optional.of(LocalDateTime.parse(text, form).toString());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static DateTimeFormatter english(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
