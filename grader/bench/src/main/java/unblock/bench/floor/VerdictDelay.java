package unblock.bench.floor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import unblock.bench.ResourceCost;
import unblock.engine.Grader;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.GradingStep;
import unblock.engine.submission.Submission;

/**
 * How long after the last reply the verdict was there, exercise by exercise: closing the server,
 * what still runs after that, ending the child, judging.
 */
final class VerdictDelay {
  /** The step that ends with the last reply. */
  private static final String LAST = "timing";

  private final Map<String, Long> replied = new LinkedHashMap<>();
  private final Map<String, List<Double>> took = new LinkedHashMap<>();

  /** Takes what a grader tells of its steps. */
  void accept(GradingStep step) {
    if (step.name().equals(LAST)) {
      replied.put(step.exercise(), System.nanoTime());
    }
  }

  /** Grades it, and keeps how long the end of that took. */
  void grade(Grader grader, Submission submission, Exercise exercise) {
    replied.remove(exercise.id());
    grader.grade(submission, exercise);
    Long since = replied.get(exercise.id());
    if (since == null) {
      throw new IllegalStateException("The answer to " + exercise.id() + " is not right");
    }
    took.computeIfAbsent(exercise.id(), id -> new ArrayList<>())
        .add((System.nanoTime() - since) / 1e6);
  }

  /** A line with the medians, in ms. */
  String line() {
    return took.entrySet().stream()
        .map(each -> "%s %.0f".formatted(each.getKey(), ResourceCost.middle(each.getValue())))
        .collect(Collectors.joining(", ", "From the last reply to the verdict, ms: ", "."));
  }
}
