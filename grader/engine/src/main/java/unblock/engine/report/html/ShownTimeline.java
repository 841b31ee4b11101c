package unblock.engine.report.html;

import java.util.stream.Stream;
import unblock.engine.model.Evidence;
import unblock.engine.model.Gathering;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Timeline;

/** Selects the timeline that a page draws. */
final class ShownTimeline {
  private ShownTimeline() {}

  /**
   * Returns the first rendezvous with events, because verdicts rest on it; else the timing
   * measurement.
   */
  static Timeline of(GradedExercise exercise) {
    return gatherings(exercise.evidence())
        .map(Gathering::timeline)
        .filter(each -> !each.events().isEmpty())
        .findFirst()
        .orElse(exercise.timeline());
  }

  private static Stream<Gathering> gatherings(Evidence evidence) {
    Evidence seen = evidence instanceof Evidence.Repeated repeated ? repeated.seen() : evidence;
    return seen instanceof Evidence.Ran ran ? ran.gatherings().stream() : Stream.empty();
  }
}
