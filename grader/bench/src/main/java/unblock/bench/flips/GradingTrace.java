package unblock.bench.flips;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import unblock.engine.model.GradingStep;

/**
 * The steps and the first child of each exercise in one grading. All of them are reported on the
 * thread that grades, also the canaries that it waits for.
 */
final class GradingTrace {
  private static final String CANARY = "canary";

  private final Map<String, List<GradingStep>> steps = new HashMap<>();
  private final Map<String, ChildOrigin> firstChildren = new HashMap<>();
  private String exercise = "";

  void done(GradingStep step) {
    if (!step.exercise().equals(CANARY)) {
      exercise = step.exercise();
    }
    steps.computeIfAbsent(exercise, id -> new ArrayList<>()).add(step);
  }

  /** Records a child that starts for the current exercise; those that replace one do not count. */
  void starts(ChildOrigin origin) {
    if (!hasStarted(exercise)) {
      firstChildren.putIfAbsent(exercise, origin);
    }
  }

  /** Returns the child in which the exercise was started at first. */
  ChildOrigin child(String id) {
    ChildOrigin withoutChild = hasStarted(id) ? ChildOrigin.USED : ChildOrigin.NONE;
    return firstChildren.getOrDefault(id, withoutChild);
  }

  private boolean hasStarted(String id) {
    return of(id).stream()
        .anyMatch(step -> step.exercise().equals(id) && step.name().equals("start"));
  }

  /** Returns the sum of the exercise's steps. */
  long ms(String id) {
    return Math.round(of(id).stream().mapToDouble(GradingStep::ms).sum());
  }

  /** Returns the exercise's steps as in {@code compile=301 inspect=42}. */
  String words(String id) {
    return of(id).stream()
        .map(
            step ->
                (step.exercise().equals(CANARY) ? CANARY + ":" : "")
                    + step.name()
                    + "="
                    + Math.round(step.ms()))
        .collect(Collectors.joining(" "));
  }

  private List<GradingStep> of(String id) {
    return steps.getOrDefault(id, List.of());
  }
}
