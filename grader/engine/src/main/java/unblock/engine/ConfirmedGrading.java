package unblock.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unblock.engine.exercise.Exercise;
import unblock.engine.judge.Judge;
import unblock.engine.model.Aspect;
import unblock.engine.model.Ending;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Verdict;
import unblock.engine.run.SharedChild;
import unblock.engine.submission.SourceFile;
import unblock.message.Message;

/**
 * The grading of single exercises, confirmed by the canaries: nothing that ran gets a verdict
 * before them, and a doubtful result is graded once more. Thread-safe.
 */
final class ConfirmedGrading {
  private final ExerciseRuns runs;
  private final Canaries canaries;

  ConfirmedGrading(ExerciseRuns runs, Canaries canaries) {
    this.runs = runs;
    this.canaries = canaries;
  }

  /**
   * Grades the sources. The first call also grades the canaries, and returns only after they have
   * got the correct verdicts.
   *
   * @param child the child of all exercises of the submission; empty for a child of its own
   */
  GradedExercise grade(
      String submission, Exercise exercise, List<SourceFile> sources, Optional<SharedChild> child) {
    canaries.begin();
    Observation seen = runs.observe(submission, exercise, sources, child);
    GradedExercise graded = seen.judged(exercise);
    if (seen.evidence() instanceof Evidence.Rejected) {
      return graded; // No code ran.
    }
    if (canaries.first().isEmpty() && !isDoubtful(graded)) {
      return graded;
    }
    return canaries
        .first()
        .or(canaries::again)
        .map(reason -> Judge.judge(exercise, unfit(reason)))
        .orElseGet(() -> again(submission, exercise, sources, graded));
  }

  /**
   * Grades it once more, in a child of its own: a result that stays doubtful on a fit machine is
   * caused by the submission.
   */
  private GradedExercise again(
      String submission, Exercise exercise, List<SourceFile> sources, GradedExercise first) {
    Observation seen = runs.observe(submission, exercise, sources, Optional.empty());
    GradedExercise second = seen.judged(exercise);
    List<String> twice = new ArrayList<>(inconclusive(second));
    twice.retainAll(inconclusive(first));
    if (!isDoubtful(second) || twice.isEmpty()) {
      return second;
    }
    return canaries
        .again()
        .map(reason -> Judge.judge(exercise, unfit(reason)))
        .orElseGet(() -> Judge.judge(exercise, new Evidence.Repeated(seen.evidence(), twice)));
  }

  /** The criteria whose doubt another run may clear up. */
  private static List<String> inconclusive(GradedExercise graded) {
    return doubts(graded).map(GradedCriterion::key).toList();
  }

  private static Stream<GradedCriterion> doubts(GradedExercise graded) {
    boolean isUncounted =
        graded.evidence() instanceof Evidence.Ran ran
            && ran.ending().filter(Ending::mayHaveLeftConnections).isPresent();
    return graded.criteria().stream()
        .filter(each -> each.verdict() == Verdict.INCONCLUSIVE)
        // The system does not report it in another run either.
        .filter(each -> !isUncounted || !each.aspect().equals(Aspect.CLEAN_UP));
  }

  /** The evidence when the canaries got wrong verdicts. */
  private static Evidence unfit(Message reason) {
    return new Evidence.Trouble(Message.of("grader.unfit-machine", "reason", reason));
  }

  /** Timing alone makes no result doubtful: on a busy machine it is sometimes wrong. */
  private static boolean isDoubtful(GradedExercise graded) {
    return doubts(graded).anyMatch(each -> !each.aspect().equals(Aspect.TIMING));
  }
}
