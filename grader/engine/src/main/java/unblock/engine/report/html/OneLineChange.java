package unblock.engine.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;
import unblock.engine.model.Aspect;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.TimelineEvent;
import unblock.engine.model.TimelineEvent.Kind;

/**
 * The order of a run's events as it would be if one line did not hold the worker while it waits. It
 * is derived from the recorded events: nothing runs for it.
 *
 * @param line the line, as in {@code UserHandlers.java:26}
 */
record OneLineChange(String line, List<TimelineEvent> events) {
  OneLineChange {
    events = List.copyOf(events);
  }

  /**
   * Returns the order for the only line that blocks the worker; empty when there are several lines,
   * or when more than this line keeps the requests from waiting together.
   *
   * @param run the events of a rendezvous of that exercise
   */
  static Optional<OneLineChange> in(GradedExercise exercise, List<TimelineEvent> run) {
    List<String> lines =
        exercise.criteria().stream()
            .filter(each -> each.aspect().equals(Aspect.EVENT_LOOP))
            .flatMap(each -> each.findings().stream())
            .filter(each -> each.severity() != Severity.NOTE)
            .map(OneLineChange::line)
            .distinct()
            .toList();
    return lines.size() == 1 && !lines.get(0).isEmpty()
        ? Optional.of(new OneLineChange(lines.get(0), without(lines.get(0), run)))
            .filter(each -> !each.events.isEmpty())
        : Optional.empty();
  }

  /** The line that blocks for certain; empty for a finding that is less certain. */
  private static String line(Finding finding) {
    return finding.severity() == Severity.BLOCKS && finding.line() > 0 ? finding.place() : "";
  }

  /** Derives the order; empty when the line alone does not explain the run. */
  private static List<TimelineEvent> without(String line, List<TimelineEvent> run) {
    Map<String, RequestSteps> requests = new LinkedHashMap<>();
    for (TimelineEvent event : run) {
      if (!event.request().isEmpty()) {
        requests.computeIfAbsent(event.request(), id -> new RequestSteps()).add(event);
      }
    }
    List<RequestSteps> all = List.copyOf(requests.values());
    if (run.stream().noneMatch(each -> each.kind() == Kind.GATE_OPEN)
        || !all.stream().allMatch(each -> each.waitsOnceAt(line))
        || all.stream().noneMatch(RequestSteps::isHolding)) {
      return List.of();
    }
    List<TimelineEvent> derived = order(run, requests);
    return IdealOrder.divergence(derived, true).isEmpty() ? numbered(derived) : List.of();
  }

  /**
   * Lets each request leave the worker at its call, so that the requests in the queue make their
   * calls before the gate opens.
   */
  private static List<TimelineEvent> order(
      List<TimelineEvent> run, Map<String, RequestSteps> requests) {
    List<TimelineEvent> before = new ArrayList<>();
    List<TimelineEvent> after = new ArrayList<>();
    List<String> begun = new ArrayList<>();
    for (TimelineEvent event : run) {
      RequestSteps own = requests.get(event.request());
      if (own == null) {
        (event.kind() == Kind.GATE_SHUT ? before : after).add(answered(event));
      } else if (event.kind() == Kind.SENT) {
        before.add(event);
      } else if (!own.untilTheCall().contains(event)) {
        after.add(event);
      } else if (!begun.contains(event.request())) {
        begun.add(event.request());
        before.addAll(own.untilTheCall());
      }
    }
    before.addAll(after);
    return before;
  }

  private static TimelineEvent answered(TimelineEvent event) {
    return event.kind() == Kind.PULSE_MISSED
        ? new TimelineEvent(Kind.PULSE_ANSWERED, "", event.atMs(), "", "")
        : event;
  }

  /** Replaces the times, which nobody measured, by the numbers of the events. */
  private static List<TimelineEvent> numbered(List<TimelineEvent> events) {
    List<TimelineEvent> numbered = new ArrayList<>();
    for (TimelineEvent each : events) {
      numbered.add(
          new TimelineEvent(
              each.kind(), each.request(), numbered.size(), each.thread(), each.line()));
    }
    return numbered;
  }
}
