package unblock.engine.report;

import java.util.Optional;
import java.util.stream.Stream;
import unblock.engine.model.Evidence;
import unblock.engine.model.Gathering;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.HeldTrial;
import unblock.engine.model.Timeline;
import unblock.engine.model.Verdict;

/**
 * The timeline of an exercise that its reports draw.
 *
 * @param trial the name of the held trial that it shows; empty when it shows none
 */
public record ShownTimeline(Timeline timeline, Optional<String> trial) {
  /**
   * Selects the held trial that explains the first failed criterion, else the first held trial. An
   * exercise without one shows its first rendezvous with events, because verdicts rest on it, else
   * the timing measurement.
   */
  public static ShownTimeline of(GradedExercise exercise) {
    if (!(exercise.evidence().ofLastRun() instanceof Evidence.Ran ran)) {
      return new ShownTimeline(exercise.timeline(), Optional.empty());
    }
    return explaining(exercise, ran)
        .or(() -> drawable(ran).findFirst())
        .map(
            trial ->
                new ShownTimeline(trial.timeline(), Optional.of(PrintableText.line(trial.name()))))
        .orElseGet(() -> new ShownTimeline(rendezvous(exercise, ran), Optional.empty()));
  }

  /** The number of columns in which its picture shows its events. */
  public int columns() {
    return TimelineColumn.of(timeline.events()).size();
  }

  private static Optional<HeldTrial> explaining(GradedExercise exercise, Evidence.Ran ran) {
    return exercise.criteria().stream()
        .filter(each -> each.verdict() == Verdict.FAILED)
        .findFirst()
        .flatMap(
            failed ->
                drawable(ran).filter(trial -> trial.name().equals(failed.trial())).findFirst());
  }

  /** Older grades have held trials whose events do not contain their steps. */
  private static Stream<HeldTrial> drawable(Evidence.Ran ran) {
    return ran.heldTrials().stream()
        .filter(trial -> TimelineColumn.areOfAHeldTrial(trial.timeline().events()));
  }

  private static Timeline rendezvous(GradedExercise exercise, Evidence.Ran ran) {
    return ran.gatherings().stream()
        .map(Gathering::timeline)
        .filter(each -> !each.events().isEmpty())
        .findFirst()
        .orElse(exercise.timeline());
  }
}
