package unblock.engine.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;
import unblock.engine.model.CallSite;
import unblock.engine.model.Called;
import unblock.engine.model.Evidence;
import unblock.engine.model.Exchange;
import unblock.engine.model.Outcome;
import unblock.engine.model.Pulse;
import unblock.engine.model.Stack;
import unblock.message.Message;

/**
 * The combined findings of the static analysis and of the run: one for each place. A call that was
 * observed to hold the worker blocks. A call that only the static analysis found may block, and its
 * finding says whether the run reached it.
 *
 * <p>The probes are inside the submission's JVM, and reflective code could manipulate them. For
 * such code, the static finding counts even when the probes reported nothing.
 */
final class BlockingFindings {
  /** The least number of executions before the waits of a call without a static finding count. */
  private static final long OFTEN = 5;

  private BlockingFindings() {}

  /**
   * Returns the findings about the worker, with findings that cost points first. Beside these, a
   * call in which the worker never waited is left out.
   */
  static List<Finding> findings(Evidence.Ran ran, String packageName) {
    Map<String, Finding> observed = new LinkedHashMap<>();
    for (Stack stack : stacks(ran)) {
      SubmissionFrames.place(stack, packageName)
          .ifPresent(at -> observed.putIfAbsent(at.file() + ":" + at.line(), finding(at, stack)));
    }
    boolean opaque = ran.inspected().stream().anyMatch(each -> each.severity() == Severity.OPAQUE);
    Map<String, Finding> byPlace = new LinkedHashMap<>();
    for (Finding finding : ran.inspected()) {
      Finding combined = joined(finding, ran.calls(), observed.containsKey(finding.place()));
      Finding joined = opaque && costs(finding) && !costs(combined) ? finding : combined;
      byPlace.merge(finding.place(), joined, (a, b) -> costs(a) || !costs(b) ? a : b);
    }
    observed.values().forEach(seen -> add(byPlace, seen));
    ran.calls().stream()
        .filter(BlockingFindings::waitsAlways)
        .forEach(call -> add(byPlace, finding(call)));
    List<Finding> findings = new ArrayList<>(byPlace.values());
    if (!opaque && findings.stream().anyMatch(BlockingFindings::costs)) {
      findings.removeIf(each -> !costs(each) && neverWaited(each, ran.calls()));
    }
    findings.sort(Comparator.comparing(finding -> !costs(finding)));
    return findings;
  }

  /** Whether the worker made the call and never waited in it, so that another call is the cause. */
  private static boolean neverWaited(Finding finding, List<Called> calls) {
    ObservedCalls seen = ObservedCalls.of(finding, calls);
    return finding.severity() == Severity.MAY_BLOCK && seen.isReached() && !seen.blocked();
  }

  private static void add(Map<String, Finding> byPlace, Finding seen) {
    byPlace.merge(seen.place(), seen, (a, b) -> costs(a) ? a : b);
  }

  /** Whether a finding fails the event loop. */
  static boolean costs(Finding finding) {
    return finding.severity() == Severity.BLOCKS || finding.severity() == Severity.COMPUTES;
  }

  /** Returns the stacks of threads that held the worker when it was needed. */
  static List<Stack> stacks(Evidence.Ran ran) {
    Stream<Stack> missed =
        ran.gatherings().stream()
            .filter(gathering -> gathering.pulse() == Pulse.MISSED)
            .flatMap(gathering -> gathering.holders().stream());
    Stream<Stack> missedInSteps =
        ran.heldSteps()
            .filter(step -> step.pulse() == Pulse.MISSED)
            .flatMap(step -> step.holders().stream());
    Stream<Stack> silent =
        ran.exchanges().stream()
            .map(Exchange::outcome)
            .filter(Outcome.Silent.class::isInstance)
            .flatMap(outcome -> ((Outcome.Silent) outcome).holders().stream());
    return Stream.of(ran.onWorker().stream(), missed, missedInSteps, silent)
        .flatMap(s -> s)
        .toList();
  }

  private static Finding joined(Finding inspected, List<Called> calls, boolean observed) {
    Severity severity = inspected.severity();
    if (severity == Severity.NOTE || severity == Severity.ERROR) {
      return inspected;
    }
    ObservedCalls seen = ObservedCalls.of(inspected, calls);
    if (!seen.isWatched() && !observed) {
      return inspected;
    }
    Severity fromRun =
        switch (severity) {
          case BLOCKS -> seen.blocked() ? Severity.BLOCKS : Severity.MAY_BLOCK;
          case COMPUTES -> seen.isReached() ? Severity.COMPUTES : Severity.MAY_BLOCK;
          default ->
              seen.waitsMostly() || blockedOnce(inspected, seen) ? Severity.BLOCKS : severity;
        };
    Severity joined =
        !observed ? fromRun : severity == Severity.COMPUTES ? severity : Severity.BLOCKS;
    Message told = seen.isWatched() ? seen.summary(observed) : Message.of("judge.still-in-it");
    return inspected.observed(joined, told);
  }

  /** A class initialiser runs once, so that one wait of the worker in it is enough. */
  private static boolean blockedOnce(Finding inspected, ObservedCalls seen) {
    return inspected.key().equals(Finding.IN_INITIALISER) && seen.blocked();
  }

  /**
   * Returns the findings that a person should read although the worker stayed free: calls that the
   * run did not reach, so that the code may make them elsewhere, and calls that cannot be analysed.
   */
  static List<Finding> toReview(Evidence.Ran ran) {
    return ran.inspected().stream()
        .filter(finding -> isHidden(finding, ObservedCalls.of(finding, ran.calls())))
        .map(finding -> joined(finding, ran.calls(), false))
        .toList();
  }

  private static boolean isHidden(Finding finding, ObservedCalls seen) {
    return switch (finding.severity()) {
      case OPAQUE -> true;
      case BLOCKS, COMPUTES -> seen.isWatched() && !seen.isReached();
      case MAY_BLOCK -> seen.isWatched() && !seen.isReached() && !seen.isReachedElsewhere();
      case ERROR, NOTE -> false;
    };
  }

  /**
   * Sleeping is left to the static analysis, which recognizes a sleep of zero length; the probes
   * count that as a wait.
   */
  private static boolean waitsAlways(Called call) {
    boolean given =
        call.site().owner().startsWith("io.javalin.")
            || call.site().owner().startsWith("unblock.given.")
            || call.site().owner().startsWith("unblock.runtime.")
            || call.site().method().equals("sleep");
    return !given && call.onWorker() >= OFTEN && call.waited() * 10 >= call.onWorker() * 9;
  }

  private static Finding finding(SubmissionFrames.Place place, Stack stack) {
    Message fact =
        Message.of(
            stack.runsForeignJob() ? "judge.holds-server-thread" : "judge.holds-worker",
            "handler",
            place.handler(),
            "called",
            place.called(),
            "place",
            place.place());
    Message question =
        Message.of(
            stack.runsForeignJob() ? "judge.question.executor" : "judge.question.start-same-work");
    return new Finding(
        "blocking-call",
        Severity.BLOCKS,
        place.file(),
        place.line(),
        fact,
        question,
        place.messages(),
        List.of(),
        place.called());
  }

  private static Finding finding(Called call) {
    CallSite site = call.site();
    Message fact =
        Message.joined(
            Message.of(
                "judge.waits-on-worker",
                "method",
                site.within(),
                "called",
                ObservedCalls.name(site),
                "place",
                site.place()),
            new ObservedCalls(List.of(call)).summary(false));
    return new Finding(
        "blocking-call",
        Severity.BLOCKS,
        site.file(),
        site.line(),
        fact,
        Message.of("judge.question.start-same-work"),
        List.of(step(site)),
        List.of(),
        ObservedCalls.name(site));
  }

  /** The call as one step of a path. */
  static Message step(CallSite site) {
    return Message.verbatim("%s(%s)".formatted(site.within(), site.place()));
  }
}
