package unblock.engine;

import java.util.function.Consumer;
import unblock.engine.model.GradingStep;

/** Reports the duration of each step, measured from the end of the previous one. */
final class StepTimer {
  private final String exercise;
  private final Consumer<GradingStep> steps;
  private long sinceNanos = System.nanoTime();

  StepTimer(String exercise, Consumer<GradingStep> steps) {
    this.exercise = exercise;
    this.steps = steps;
  }

  /** Ends the step with that name and starts the next one. */
  void done(String step) {
    long now = System.nanoTime();
    steps.accept(new GradingStep(exercise, step, (now - sinceNanos) / 1e6));
    sinceNanos = now;
  }
}
