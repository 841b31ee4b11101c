package unblock.bench.flips;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What all gradings of a ledger came to: as much of it as the tables show.
 *
 * @param labels from what graded, as in {@code c65e69d on 17.0.15}, to how many gradings
 * @param tasks how many different exercises of submissions were graded
 * @param seeds how many different seeds there were
 * @param loads what came of the gradings under each load
 * @param flips a line for each verdict that came out otherwise, then what the grader said
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

  /** Of these gradings. */
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
                    "- %s %s, %s, seed %d: %s should be %s, is %s"
                        .formatted(
                            line.time(),
                            line.name(),
                            line.profile(),
                            line.seed(),
                            criterion,
                            line.expected(criterion),
                            Optional.ofNullable(line.verdicts().get(criterion)).orElse("")))
            .collect(Collectors.toList());
    if (!said.isEmpty()) {
      said.add("  - " + line.notes());
    }
    return said;
  }

  /** All loads together; empty when nothing was graded. */
  Optional<LoadCounts> all() {
    return loads.values().stream().reduce(LoadCounts::plus);
  }

  /** The loads under which something was graded. */
  List<LoadProfile> profiles() {
    return Arrays.stream(LoadProfile.values()).filter(loads::containsKey).toList();
  }
}
