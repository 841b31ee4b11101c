package unblock.engine.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Evidence;
import unblock.engine.model.Gathering;
import unblock.engine.model.Span;
import unblock.engine.model.Timeline;
import unblock.message.Message;

/**
 * A comparison of the reports from the submission's process with the observations over HTTP and at
 * the gate. The two agree unless the submission interferes; where they exclude each other, criteria
 * that depend on such reports fail.
 */
final class ContradictionRule {
  /** The pool has one thread more than handlers may use; it runs the selector. */
  private static final int BESIDE_WORKERS = 1;

  private ContradictionRule() {}

  /** Fails a check based on reports when they contradict the observations; empty otherwise. */
  static Optional<CheckOutcome> judge(CriterionCheck check, Evidence.Ran ran, Exercise exercise) {
    return check.source() == CriterionCheck.Source.REPORTS
        ? unsent(ran.unsent())
            .or(
                () ->
                    ran.gatherings().stream()
                        .flatMap(each -> contradiction(each, exercise).stream())
                        .findFirst())
        : Optional.empty();
  }

  /** The id comes from the submission's process and can be any text, so it is not shown. */
  private static Optional<CheckOutcome> unsent(List<String> requests) {
    return requests.isEmpty()
        ? Optional.empty()
        : Optional.of(failed(Message.of("judge.reported-unsent", "count", requests.size())));
  }

  private static Optional<CheckOutcome> contradiction(Gathering gathering, Exercise exercise) {
    List<Timeline.Request> requests = gathering.timeline().requests();
    long answered =
        requests.stream()
            .filter(each -> has(each, Span.Kind.REPLY) && has(each, Span.Kind.GATE))
            .count();
    // The report of a handler's start is sent before that of its look-up, so it is never late.
    boolean reported = requests.stream().anyMatch(each -> has(each, Span.Kind.WORKER));
    if (answered == requests.size() && answered > 0 && !reported) {
      return Optional.of(failed(Message.of("judge.answered-without-handler", "count", answered)));
    }
    int most = mostOnWorkers(requests);
    return most > exercise.server().workers() + BESIDE_WORKERS
        ? Optional.of(
            failed(
                Message.of(
                    "judge.too-many-on-workers",
                    "workers",
                    exercise.server().workers(),
                    "count",
                    most)))
        : Optional.empty();
  }

  private static CheckOutcome failed(Message what) {
    return CheckOutcome.failed(Message.of("judge.contradiction", "what", what));
  }

  private static boolean has(Timeline.Request request, Span.Kind kind) {
    return request.spans().stream().anyMatch(span -> span.kind() == kind);
  }

  private record Change(double atMs, int by) {}

  private static int mostOnWorkers(List<Timeline.Request> requests) {
    List<Change> changes = new ArrayList<>();
    for (Timeline.Request request : requests) {
      for (Span span : request.spans()) {
        if (span.kind() == Span.Kind.WORKER && span.endMs() > span.startMs()) {
          changes.add(new Change(span.startMs(), 1));
          changes.add(new Change(span.endMs(), -1));
        }
      }
    }
    // At the same instant, a request that leaves is counted before one that arrives.
    changes.sort(Comparator.comparingDouble(Change::atMs).thenComparingInt(Change::by));
    int now = 0;
    int most = 0;
    for (Change change : changes) {
      now += change.by();
      most = Math.max(most, now);
    }
    return most;
  }
}
