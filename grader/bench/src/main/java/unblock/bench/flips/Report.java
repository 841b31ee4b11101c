package unblock.bench.flips;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence.Timing;

/** The ledger as tables, in Markdown. */
record Report(List<Graded> lines) {
  String text() {
    return totals() + byProfile() + byAspect() + flips();
  }

  private String totals() {
    Map<String, Long> by =
        lines.stream()
            .collect(
                Collectors.groupingBy(
                    line -> line.label() + " on " + line.java(),
                    TreeMap::new,
                    Collectors.counting()));
    long tasks = lines.stream().map(Graded::name).distinct().count();
    long seeds = lines.stream().mapToLong(Graded::seed).distinct().count();
    return "%d gradings of %d exercises with %d seeds: %d with a wrong verdict, %d inconclusive.%n%s%n"
        .formatted(
            lines.size(),
            tasks,
            seeds,
            count(lines, Report::wrong),
            count(lines, Report::inconclusive),
            by.entrySet().stream()
                .map(each -> "- %s: %d%n".formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining()));
  }

  /** Whether a criterion has the opposite verdict, or none at all. */
  private static boolean wrong(Graded line) {
    return line.flipped().stream().anyMatch(each -> wrong(line, each));
  }

  private static boolean wrong(Graded line, String criterion) {
    return !Graded.INCONCLUSIVE.equals(line.verdicts().get(criterion));
  }

  private static boolean inconclusive(Graded line) {
    return line.verdicts().containsValue(Graded.INCONCLUSIVE);
  }

  private static long count(List<Graded> lines, Predicate<Graded> which) {
    return lines.stream().filter(which).count();
  }

  private String byProfile() {
    StringBuilder table = new StringBuilder();
    table.append(
        "| load | gradings | wrong | inconclusive | graded again | plain bound, cold | plain bound, warm |"
            + " right: p50, p95 s | wrong: p50, p95 s |\n|---|---|---|---|---|---|---|---|---|\n");
    for (Profile profile : Profile.values()) {
      List<Graded> own = lines.stream().filter(line -> line.profile() == profile).toList();
      if (!own.isEmpty()) {
        table.append(row(profile.toString(), own));
      }
    }
    return table.append(row("all", lines)).append('\n').toString();
  }

  private static String row(String name, List<Graded> own) {
    return "| %s | %d | %d | %d | %d | %s | %s | %s | %s |%n"
        .formatted(
            name,
            own.size(),
            count(own, Report::wrong),
            count(own, Report::inconclusive),
            count(own, Graded::again),
            plain(own, Graded::coldRatio),
            plain(own, Graded::warmRatio),
            walls(own, Graded::right),
            walls(own, line -> !line.right()));
  }

  /** How often a plain bound is wrong about three requests, of how many. */
  private static String plain(List<Graded> own, Function<Graded, OptionalDouble> ratio) {
    List<Graded> measured =
        own.stream().filter(line -> line.answersRight() && ratio.apply(line).isPresent()).toList();
    long flipped =
        count(
            measured,
            line -> (ratio.apply(line).orElseThrow() <= Timing.BOUND) != line.threeConcurrent());
    return flipped + " of " + measured.size();
  }

  private static String walls(List<Graded> own, Predicate<Graded> which) {
    ToLongFunction<Graded> wall = Graded::wallMs;
    long[] sorted =
        own.stream().filter(which.and(line -> !line.unfit())).mapToLong(wall).sorted().toArray();
    return sorted.length == 0
        ? "–"
        : "%.1f, %.1f".formatted(quantile(sorted, 0.5), quantile(sorted, 0.95));
  }

  /** The smallest value that this share of all is not above, in seconds. */
  private static double quantile(long[] sorted, double share) {
    int at = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(0, at)] / 1000.0;
  }

  private String byAspect() {
    StringBuilder table = new StringBuilder();
    List<Profile> profiles =
        Arrays.stream(Profile.values())
            .filter(each -> lines.stream().anyMatch(line -> line.profile() == each))
            .toList();
    table.append("Verdicts, wrong + inconclusive of how many:\n\n| aspect |");
    profiles.forEach(each -> table.append(' ').append(each).append(" |"));
    table.append("\n|---|").append("---|".repeat(profiles.size())).append('\n');
    for (Aspect aspect : Aspect.ofTheKit()) {
      table.append("| ").append(aspect).append(" |");
      profiles.forEach(each -> table.append(' ').append(cell(each, aspect)).append(" |"));
      table.append('\n');
    }
    return table.append('\n').toString();
  }

  private String cell(Profile profile, Aspect aspect) {
    int all = 0;
    int wrong = 0;
    int inconclusive = 0;
    for (Graded line : lines) {
      for (String criterion : line.verdicts().keySet()) {
        boolean counts = line.profile() == profile && isOf(criterion, aspect);
        boolean flipped = counts && line.flipped().contains(criterion);
        all += counts ? 1 : 0;
        wrong += flipped && wrong(line, criterion) ? 1 : 0;
        inconclusive += flipped && !wrong(line, criterion) ? 1 : 0;
      }
    }
    return "%d + %d of %d".formatted(wrong, inconclusive, all);
  }

  private static boolean isOf(String criterion, Aspect aspect) {
    return criterion.equals(aspect.toString()) || criterion.endsWith("." + aspect);
  }

  /** One line for each verdict that came out otherwise. */
  private String flips() {
    StringBuilder list = new StringBuilder();
    for (Graded line : lines) {
      for (String criterion : line.flipped()) {
        list.append(
            "- %s %s, %s, seed %d: %s should be %s, is %s%n"
                .formatted(
                    line.time(),
                    line.name(),
                    line.profile(),
                    line.seed(),
                    criterion,
                    line.expected(criterion),
                    line.verdicts().get(criterion)));
      }
      if (!line.flipped().isEmpty()) {
        list.append("  - ").append(line.notes()).append('\n');
      }
    }
    return list.toString();
  }
}
