package unblock.bench.flips;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prints a summary as Markdown tables. */
record FlipsReport(LedgerSummary summary) {
  String text() {
    return totals() + byProfile() + byExercise() + byChild() + byAspect() + flips();
  }

  private String totals() {
    FlipCount all = summary.all().map(LoadCounts::gradings).orElse(FlipCount.NONE);
    return "%d gradings of %d exercises with %d seeds: %d with a wrong verdict, %d inconclusive.%n%s%n"
        .formatted(
            all.all(),
            summary.tasks(),
            summary.seeds(),
            all.wrong(),
            all.inconclusive(),
            summary.labels().entrySet().stream()
                .map(each -> "- %s: %d%n".formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining()));
  }

  private String byProfile() {
    StringBuilder table = new StringBuilder();
    table.append(
        "| load | gradings | wrong | inconclusive | graded again | plain bound, cold | plain bound,"
            + " warm | right: p50, p95 s | wrong: p50, p95 s |\n"
            + "|---|---|---|---|---|---|---|---|---|\n");
    summary.loads().forEach((profile, counts) -> table.append(row(profile.toString(), counts)));
    summary.all().ifPresent(all -> table.append(row("all", all)));
    return table.append('\n').toString();
  }

  private static String row(String name, LoadCounts counts) {
    FlipCount gradings = counts.gradings();
    return "| %s | %d | %d | %d | %d | %s | %s | %s | %s |%n"
        .formatted(
            name,
            gradings.all(),
            gradings.wrong(),
            gradings.inconclusive(),
            counts.again(),
            plain(counts.cold()),
            plain(counts.warm()),
            walls(counts.right()),
            walls(counts.failing()));
  }

  private static String plain(FlipCount count) {
    return count.wrong() + " of " + count.all();
  }

  private static String walls(TimeHistogram walls) {
    return walls.isEmpty()
        ? "–"
        : "%.1f, %.1f".formatted(walls.quantile(0.5), walls.quantile(0.95));
  }

  private String byExercise() {
    return "Gradings, wrong + inconclusive of how many:\n\n"
        + byName("exercise", LoadCounts::exercises);
  }

  /** The gradings in whole submissions; an empty text if there are none. */
  private String byChild() {
    String rows = byName("child", LoadCounts::children);
    boolean isEmpty = summary.loads().values().stream().allMatch(each -> each.children().isEmpty());
    return isEmpty ? "" : "Of these, in whole submissions, by their child:\n\n" + rows;
  }

  private String byAspect() {
    return "Verdicts, wrong + inconclusive of how many:\n\n"
        + byName("aspect", LoadCounts::aspects);
  }

  /** A table with a row for each name and a column for each load. */
  private String byName(String kind, Function<LoadCounts, Map<String, FlipCount>> counts) {
    StringBuilder table = new StringBuilder();
    List<LoadProfile> profiles = summary.profiles();
    table.append("| ").append(kind).append(" |");
    profiles.forEach(each -> table.append(' ').append(each).append(" |"));
    table.append("\n|---|").append("---|".repeat(profiles.size())).append('\n');
    Set<String> names =
        summary.loads().values().stream()
            .flatMap(each -> counts.apply(each).keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    for (String name : names) {
      table.append("| ").append(name).append(" |");
      for (LoadCounts each : summary.loads().values()) {
        FlipCount count = counts.apply(each).getOrDefault(name, FlipCount.NONE);
        table.append(' ').append(count).append(" |");
      }
      table.append('\n');
    }
    return table.append('\n').toString();
  }

  /** Returns one line for each verdict that differs from the expected one. */
  private String flips() {
    return summary.flips().stream().map(each -> each + "\n").collect(Collectors.joining());
  }
}
