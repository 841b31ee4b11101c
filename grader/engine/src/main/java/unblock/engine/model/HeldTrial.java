package unblock.engine.model;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A trial in which the script of an exercise held requests at the gate and released them in steps.
 *
 * @param name the script's name for it, as in {@code beyond-the-bound}
 * @param steps at least one; the first sent the first requests
 * @param timeline the spans of each request
 */
public record HeldTrial(String name, List<HeldStep> steps, Timeline timeline) {
  public HeldTrial {
    steps = List.copyOf(steps);
  }

  /** Returns a copy with the executors changed by that function. */
  HeldTrial withExecutors(UnaryOperator<ObservedExecutor> change) {
    return new HeldTrial(
        name, steps.stream().map(step -> step.withExecutors(change)).toList(), timeline);
  }
}
