package unblock.cli.intake;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time of a hand-in, as platforms write it: Blackboard and Brightspace in the names of files,
 * Moodle in its grading worksheet. None of them writes a time zone.
 */
final class HandInTime {
  private static final Pattern BLACKBOARD =
      Pattern.compile("_attempt_(\\d{4}-\\d{2}-\\d{2})-(\\d{2})-(\\d{2})-(\\d{2})(?:\\D|$)");

  /** As in {@code Nov 1, 2026 1010 AM}; the hour has one digit or two. */
  private static final Pattern BRIGHTSPACE =
      Pattern.compile(" - (\\w{3,9} \\d{1,2}, \\d{4}) (\\d{1,2})(\\d{2}) ([AP]M)(?: - |\\.|$)");

  /** Moodle in English, with 12 or 24 hours; other languages are not read. */
  private static final List<DateTimeFormatter> MOODLE =
      List.of(english("EEEE, d MMMM uuuu, h:mm a"), english("EEEE, d MMMM uuuu, HH:mm"));

  private static final DateTimeFormatter DAY = english("MMM d, uuuu h mm a");

  private HandInTime() {}

  /** Returns the time in a name, as in {@code 2026-11-30T23:59:00}; empty if there is none. */
  static Optional<String> inName(String name) {
    Matcher blackboard = BLACKBOARD.matcher(name);
    if (blackboard.find()) {
      return Optional.of(
          "%sT%s:%s:%s"
              .formatted(
                  blackboard.group(1),
                  blackboard.group(2),
                  blackboard.group(3),
                  blackboard.group(4)));
    }
    Matcher brightspace = BRIGHTSPACE.matcher(name);
    return brightspace.find()
        ? parsed(
            "%s %s %s %s"
                .formatted(
                    brightspace.group(1),
                    brightspace.group(2),
                    brightspace.group(3),
                    brightspace.group(4)),
            DAY)
        : Optional.empty();
  }

  /** Returns a roster's cell in the same form; a cell in any other form stays unchanged. */
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
