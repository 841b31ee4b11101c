package unblock.bench.floor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import unblock.bench.ResourceCost;
import unblock.engine.Grader;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.GradingStep;
import unblock.engine.submission.Submission;

/**
 * Measures for each exercise how long after the last reply the verdict was available: the time for
 * closing the server, for code that still runs after that, for ending the child, and for judging.
 */
final class VerdictDelay {
  /** The only step after the last reply. */
  private static final String WITHOUT_REPLIES = "clean-up";

  private final Map<String, Long> replied = new LinkedHashMap<>();
  private final Map<String, List<Double>> took = new LinkedHashMap<>();

  /** Receives a step of a grader. */
  void accept(GradingStep step) {
    if (!step.name().equals(WITHOUT_REPLIES)) {
      replied.put(step.exercise(), System.nanoTime());
    }
  }

  /** Grades the submission and records the time of the last part. */
  void grade(Grader grader, Submission submission, Exercise exercise) {
    replied.remove(exercise.id());
    GradedExercise graded = grader.grade(submission, exercise);
    Long since = replied.get(exercise.id());
    if (since == null || graded.score().earned() < graded.score().possible()) {
      throw new IllegalStateException("The answer to " + exercise.id() + " is not right");
    }
    took.computeIfAbsent(exercise.id(), id -> new ArrayList<>())
        .add((System.nanoTime() - since) / 1e6);
  }

  /** Returns a line with the medians, in ms. */
  String line() {
    return took.entrySet().stream()
        .map(each -> "%s %.0f".formatted(each.getKey(), ResourceCost.middle(each.getValue())))
        .collect(Collectors.joining(", ", "From the last reply to the verdict, ms: ", "."));
  }
}
