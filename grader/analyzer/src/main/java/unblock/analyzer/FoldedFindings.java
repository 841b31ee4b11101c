package unblock.analyzer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import unblock.message.Message;

/**
 * One finding for each method and cause. A query takes several calls that block, such as those that
 * prepare, run and close a statement; the remedy is the same for all of them. The calls that close
 * are not named, because they belong to a try statement.
 */
final class FoldedFindings {
  private FoldedFindings() {}

  /** Returns the most certain finding of each group, with the variants of the group. */
  static Map<Finding, List<Finding>> of(Map<Finding, List<Finding>> byFinding) {
    Map<String, List<Finding>> groups = new LinkedHashMap<>();
    byFinding
        .keySet()
        .forEach(each -> groups.computeIfAbsent(name(each), name -> new ArrayList<>()).add(each));
    Map<Finding, List<Finding>> folded = new LinkedHashMap<>();
    for (List<Finding> group : groups.values()) {
      List<Finding> sorted =
          group.stream().sorted(Comparator.comparing(Finding::severity)).toList();
      List<Finding> variants = sorted.stream().flatMap(each -> variants(byFinding, each)).toList();
      folded.put(first(sorted), variants);
    }
    return folded;
  }

  private static String name(Finding finding) {
    return finding.group().isEmpty()
        ? finding.place() + " " + finding.fact()
        : finding.key() + " " + finding.group();
  }

  private static Stream<Finding> variants(Map<Finding, List<Finding>> byFinding, Finding finding) {
    return byFinding.getOrDefault(finding, List.of()).stream();
  }

  private static Finding first(List<Finding> group) {
    Finding first = group.get(0);
    List<String> others =
        group.stream()
            .skip(1)
            .filter(each -> !each.call().endsWith(".close"))
            .map(each -> each.call() + " (" + each.place() + ")")
            .distinct()
            .toList();
    return others.isEmpty()
        ? first
        : first.standingFor(
            Message.of("analyzer.further", "calls", others),
            group.stream().flatMap(each -> each.handlers().stream()).distinct().toList());
  }
}
