package unblock.bench.flips;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The figures of all gradings in a ledger that the tables show.
 *
 * @param labels the number of gradings for each grader, as in {@code c65e69d on 17.0.15}
 * @param tasks the number of different exercises of submissions
 * @param seeds the number of different seeds
 * @param loads the figures for each load
 * @param flips a line for each unexpected verdict, followed by the grader's message
 */
record LedgerSummary(
    Map<String, Integer> labels,
    int tasks,
    int seeds,
    Map<LoadProfile, LoadCounts> loads,
    List<String> flips) {
  LedgerSummary {
    labels = new TreeMap<>(labels);
    loads = new TreeMap<>(loads);
    flips = List.copyOf(flips);
  }

  /** Summarises these gradings. */
  static LedgerSummary of(List<LedgerLine> lines) {
    Map<String, Integer> labels = new TreeMap<>();
    lines.forEach(line -> labels.merge(line.label() + " on " + line.java(), 1, Integer::sum));
    Map<LoadProfile, LoadCounts> loads = new TreeMap<>();
    for (LoadProfile profile : LoadProfile.values()) {
      List<LedgerLine> own = lines.stream().filter(line -> line.profile() == profile).toList();
      if (!own.isEmpty()) {
        loads.put(profile, LoadCounts.of(own));
      }
    }
    return new LedgerSummary(
        labels,
        (int) lines.stream().map(LedgerLine::name).distinct().count(),
        (int) lines.stream().mapToLong(LedgerLine::seed).distinct().count(),
        loads,
        lines.stream().flatMap(line -> flips(line).stream()).toList());
  }

  private static List<String> flips(LedgerLine line) {
    List<String> said =
        line.flipped().stream()
            .map(
                criterion ->
                    "- %s %s, %s, seed %d%s: %s should be %s, is %s"
                        .formatted(
                            line.time(),
                            line.name(),
                            line.profile(),
                            line.seed(),
                            line.child().map(child -> ", whole, child " + child).orElse(""),
                            criterion,
                            line.expected(criterion),
                            Optional.ofNullable(line.verdicts().get(criterion)).orElse("")))
            .collect(Collectors.toList());
    if (!said.isEmpty()) {
      said.add("  - " + line.notes());
    }
    return said;
  }

  /** Returns the sum of all loads; empty if nothing was graded. */
  Optional<LoadCounts> all() {
    return loads.values().stream().reduce(LoadCounts::plus);
  }

  /** Returns the loads with at least one grading. */
  List<LoadProfile> profiles() {
    return Arrays.stream(LoadProfile.values()).filter(loads::containsKey).toList();
  }
}
