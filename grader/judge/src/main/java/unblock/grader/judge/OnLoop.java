package unblock.grader.judge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import unblock.grader.model.Evidence;
import unblock.grader.model.Evidence.Exchange;
import unblock.grader.model.Evidence.Gathering;
import unblock.grader.model.Evidence.Outcome;
import unblock.grader.model.Evidence.Pulse;
import unblock.grader.model.Evidence.Stack;
import unblock.grader.model.Finding;
import unblock.grader.model.Severity;

/**
 * The event loop: was the worker free while requests waited? Joins what was seen (a slow call that
 * came from the worker itself, a worker that gave no pulse) with what the classes say into one
 * finding for each place.
 */
final class OnLoop {
  private OnLoop() {}

  static Opinion judge(Evidence.Ran ran, String packageName) {
    List<Finding> findings = findings(ran, packageName);
    List<Finding> blocking = findings.stream().filter(OnLoop::costs).toList();
    if (!blocking.isEmpty()) {
      String more = blocking.size() == 1 ? "" : " (%d more places.)".formatted(blocking.size() - 1);
      return Opinion.failed(blocking.get(0).message() + more).with(findings);
    }
    List<Gathering> taken =
        ran.gatherings().stream().filter(g -> g.pulse() != Pulse.NOT_TAKEN).toList();
    if (taken.isEmpty()) {
      return Opinion.inconclusive(
              "No request waited at the slow call, so it is not known whether the worker is free then.")
          .with(findings);
    }
    boolean unexplained =
        seen(ran).stream().anyMatch(stack -> Frames.place(stack, packageName).isEmpty());
    if (unexplained || taken.stream().anyMatch(g -> g.pulse() == Pulse.MISSED)) {
      return Opinion.inconclusive(
              "The worker was held, and no line of the submission was seen on it. Run it again; when this stays, the grader misses something.")
          .with(findings);
    }
    int most = taken.stream().mapToInt(Gathering::met).max().orElse(0);
    return Opinion.passed("The worker answered while " + most + " requests waited.").with(findings);
  }

  private static boolean costs(Finding finding) {
    return finding.severity() == Severity.BLOCKS || finding.severity() == Severity.COMPUTES;
  }

  /** What was inspected and what was seen, one finding for each place; inspected ones first. */
  static List<Finding> findings(Evidence.Ran ran, String packageName) {
    Map<String, Finding> byPlace = new LinkedHashMap<>();
    for (Finding finding : ran.inspected()) {
      byPlace.merge(finding.place(), finding, (a, b) -> costs(a) ? a : b);
    }
    for (Stack stack : seen(ran)) {
      Frames.place(stack, packageName)
          .map(OnLoop::finding)
          .ifPresent(
              finding -> byPlace.merge(finding.place(), finding, (a, b) -> costs(a) ? a : b));
    }
    List<Finding> findings = new ArrayList<>(byPlace.values());
    findings.sort(java.util.Comparator.comparing(finding -> !costs(finding)));
    return findings;
  }

  private static List<Stack> seen(Evidence.Ran ran) {
    Stream<Stack> missed =
        ran.gatherings().stream()
            .filter(gathering -> gathering.pulse() == Pulse.MISSED)
            .flatMap(gathering -> gathering.holders().stream());
    Stream<Stack> stuck =
        ran.exchanges().stream()
            .map(Exchange::outcome)
            .filter(Outcome.Silent.class::isInstance)
            .flatMap(outcome -> ((Outcome.Silent) outcome).holders().stream());
    return Stream.of(ran.onWorker().stream(), missed, stuck).flatMap(s -> s).toList();
  }

  private static Finding finding(Frames.Place place) {
    String message =
        "%s holds the worker in %s (%s:%d). Until that returns, every other request waits in the server's queue. Which call starts the same work and gives the worker back?"
            .formatted(place.handler(), place.called(), place.file(), place.line());
    return new Finding(
        "blocking-call", Severity.BLOCKS, place.file(), place.line(), message, place.path(), null);
  }
}
