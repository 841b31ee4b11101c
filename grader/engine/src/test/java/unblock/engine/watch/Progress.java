package unblock.engine.watch;

import java.util.List;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Score;
import unblock.engine.model.Timeline;
import unblock.engine.model.Verdict;
import unblock.engine.model.Visibility;
import unblock.message.Message;

/** States and results of exercises for tests of the watch. */
final class Progress {
  static final int HINTS = 3;

  private Progress() {}

  static ExerciseProgress unsolved(String id) {
    return ExerciseProgress.remembered(id, HINTS, 0, false);
  }

  static ExerciseProgress solved(String id) {
    return ExerciseProgress.remembered(id, HINTS, 0, true);
  }

  static GradedExercise passed(String id) {
    return graded(id, criterion("first", Verdict.PASSED), criterion("second", Verdict.PASSED));
  }

  /** The second criterion fails, at five places. */
  static GradedExercise failed(String id) {
    return graded(
        id,
        criterion("first", Verdict.PASSED),
        criterion("second", Verdict.FAILED),
        criterion("third", Verdict.NOT_CHECKED));
  }

  private static GradedExercise graded(String id, GradedCriterion... criteria) {
    Score score = Score.sum(List.of(criteria).stream().map(GradedCriterion::points).toList());
    Evidence seen = new Evidence.Rejected(List.of());
    return new GradedExercise(id, score, List.of(criteria), Timeline.EMPTY, seen);
  }

  private static GradedCriterion criterion(String name, Verdict verdict) {
    return new GradedCriterion(
        name,
        Aspect.ANSWERS,
        Message.verbatim("The title of " + name),
        verdict,
        new Score(verdict == Verdict.PASSED ? 4 : 0, 4),
        Visibility.VISIBLE,
        Message.verbatim("The message of " + name),
        verdict == Verdict.FAILED
            ? List.of(place(1), place(2), place(3), place(4), place(5))
            : List.of());
  }

  private static Finding place(int line) {
    return new Finding(
        "blocking-call",
        Severity.BLOCKS,
        "UserHandlers.java",
        line,
        Message.verbatim("It waits."),
        List.of(),
        List.of());
  }
}
