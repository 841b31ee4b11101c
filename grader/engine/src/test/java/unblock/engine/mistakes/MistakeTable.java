package unblock.engine.mistakes;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import unblock.engine.mistakes.MistakeReading.Outcome;

/**
 * How many mistakes the report names, for each exercise, and each mistake that it does not name.
 */
record MistakeTable(List<MistakeReading> readings) {
  static MistakeTable of(Collection<MistakeReading> readings) {
    return new MistakeTable(
        readings.stream()
            .sorted(
                Comparator.comparing((MistakeReading each) -> each.file().exercise())
                    .thenComparing(each -> each.file().name()))
            .toList());
  }

  String text() {
    Stream<String> exercises =
        readings.stream().map(each -> each.file().exercise()).distinct().map(this::row);
    return "%-14s%s%n".formatted("exercise", heads())
        + exercises.collect(joining())
        + row("")
        + readings.stream().map(MistakeTable::line).collect(joining());
  }

  private static String heads() {
    return Arrays.stream(Outcome.values())
        .map(each -> "%8s".formatted(each.name().toLowerCase(Locale.ROOT)))
        .collect(joining());
  }

  /** The counts of one exercise; of all where its name is empty. */
  private String row(String exercise) {
    String counts =
        Arrays.stream(Outcome.values())
            .map(outcome -> "%8d".formatted(count(exercise, outcome)))
            .collect(joining());
    return "%-14s%s%n".formatted(exercise.isEmpty() ? "together" : exercise, counts);
  }

  private long count(String exercise, Outcome outcome) {
    return readings.stream()
        .filter(each -> exercise.isEmpty() || each.file().exercise().equals(exercise))
        .filter(each -> each.outcome() == outcome)
        .count();
  }

  private static String line(MistakeReading reading) {
    return reading.outcome() == Outcome.NAMED
        ? ""
        : "%-8s%s/%s%n"
            .formatted(
                reading.outcome().name().toLowerCase(Locale.ROOT),
                reading.file().exercise(),
                reading.file().name());
  }
}
