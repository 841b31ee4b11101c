package unblock.engine;

import java.util.function.Consumer;
import unblock.engine.model.GradingStep;

/** Tells how long each step took, from the end of the one before. */
final class StepTimer {
  private final String exercise;
  private final Consumer<GradingStep> steps;
  private long sinceNanos = System.nanoTime();

  StepTimer(String exercise, Consumer<GradingStep> steps) {
    this.exercise = exercise;
    this.steps = steps;
  }

  /** The step of that name is over; the next one begins. */
  void done(String step) {
    long now = System.nanoTime();
    steps.accept(new GradingStep(exercise, step, (now - sinceNanos) / 1e6));
    sinceNanos = now;
  }
}
