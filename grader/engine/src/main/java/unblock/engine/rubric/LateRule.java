package unblock.engine.rubric;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import unblock.message.Message;

/**
 * The rule for work that is handed in late: each day that has begun takes a percentage of the
 * points possible. A rule may be incomplete, because a rubric serves many classes and each class
 * has its own due date.
 *
 * @param due when the work is due
 * @param percentADay the percentage of the points possible that each begun day takes
 * @param grace work that is late by no more than this loses nothing
 * @param atMost the largest percentage that lateness takes
 */
public record LateRule(
    Optional<DueTime> due,
    Optional<Double> percentADay,
    Optional<Duration> grace,
    Optional<Double> atMost) {
  /** The names of the settings, in the order of the documentation. */
  public static final List<String> KEYS = List.of("due", "percent-a-day", "grace", "at-most");

  private static final Pattern SPAN = Pattern.compile("(\\d{1,4})\\s*([mhd])");

  /**
   * A time with the zone in which the class counts its days.
   *
   * @param zone applies to times of hand-in that name no zone
   */
  public record DueTime(Instant at, ZoneId zone) {
    /** Parses {@code 2026-11-30T23:59+01:00}; without an offset, in the zone of this machine. */
    public static Optional<DueTime> of(String text) {
      return zoned(text, ZoneId.systemDefault())
          .map(time -> new DueTime(time.toInstant(), time.getZone()));
    }

    /** Parses a time in the same form; without an offset, in this zone. */
    public Optional<Instant> inThisZone(String text) {
      return zoned(text, zone).map(ZonedDateTime::toInstant);
    }

    private static Optional<ZonedDateTime> zoned(String text, ZoneId zone) {
      try {
        TemporalAccessor read =
            DateTimeFormatter.ISO_DATE_TIME.parseBest(
                text.strip().replaceFirst("(?<=\\d) (?=\\d)", "T"),
                ZonedDateTime::from,
                LocalDateTime::from);
        return Optional.of(
            read instanceof LocalDateTime local ? local.atZone(zone) : ZonedDateTime.from(read));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
  }

  /**
   * Reads the settings.
   *
   * @param place where they are, for messages
   * @throws UnusableRubric if a name is unknown or a value cannot be read
   */
  public static LateRule of(String place, Map<String, String> settings) throws UnusableRubric {
    for (String key : settings.keySet()) {
      if (!KEYS.contains(key)) {
        throw new UnusableRubric(
            Message.of(
                "rubric.unknown-key",
                "place",
                place,
                "key",
                key,
                "known",
                List.copyOf(new TreeSet<>(KEYS))));
      }
    }
    return new LateRule(
        due(place, settings.get("due")),
        percent(place + ".percent-a-day", settings.get("percent-a-day")),
        grace(place, settings.get("grace")),
        percent(place + ".at-most", settings.get("at-most")));
  }

  /** Parses {@code 15m}, {@code 2h} or {@code 1d}. */
  public static Optional<Duration> span(String text) {
    Matcher span = SPAN.matcher(text.strip());
    if (!span.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(span.group(1));
    return Optional.of(
        switch (span.group(2)) {
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        });
  }

  /** Returns this rule; settings that it does not have are those of the other. */
  public LateRule over(LateRule other) {
    return new LateRule(
        due.or(other::due),
        percentADay.or(other::percentADay),
        grace.or(other::grace),
        atMost.or(other::atMost));
  }

  /** The setting without which the rule cannot be applied; empty if it can. */
  public Optional<String> missing() {
    if (due.isEmpty()) {
      return Optional.of("due");
    }
    return percentADay.isEmpty() ? Optional.of("percent-a-day") : Optional.empty();
  }

  /** Returns the number of begun days after the due time; 0 within the grace. */
  public static long days(Duration late, Duration grace) {
    if (late.compareTo(grace) <= 0 || late.isNegative() || late.isZero()) {
      return 0;
    }
    long day = Duration.ofDays(1).toSeconds();
    return (late.toSeconds() + (late.toNanosPart() > 0 ? 1 : 0) + day - 1) / day;
  }

  /** Returns the percentage of the points possible that so many days take. */
  public double percent(long days) {
    return Math.min(days * percentADay.orElse(0.0), atMost.orElse(100.0));
  }

  private static Optional<DueTime> due(String place, @Nullable String text) throws UnusableRubric {
    Optional<DueTime> due = Optional.ofNullable(text).flatMap(DueTime::of);
    if (text != null && due.isEmpty()) {
      throw new UnusableRubric(Message.of("rubric.no-time", "place", place + ".due"));
    }
    return due;
  }

  private static Optional<Duration> grace(String place, @Nullable String text)
      throws UnusableRubric {
    Optional<Duration> grace = Optional.ofNullable(text).flatMap(LateRule::span);
    if (text != null && grace.isEmpty()) {
      throw new UnusableRubric(Message.of("rubric.no-span", "place", place + ".grace"));
    }
    return grace;
  }

  private static Optional<Double> percent(String place, @Nullable String text)
      throws UnusableRubric {
    if (text == null) {
      return Optional.empty();
    }
    try {
      double percent = Double.parseDouble(text.strip().replaceFirst("\\s*%$", ""));
      if (percent >= 0 && percent <= 100) {
        return Optional.of(percent);
      }
    } catch (NumberFormatException e) {
      throw new UnusableRubric(Message.of("rubric.no-percent", "place", place), e);
    }
    throw new UnusableRubric(Message.of("rubric.no-percent", "place", place));
  }
}
