package unblock.engine;

import java.util.function.Consumer;
import unblock.engine.model.Step;

/** Tells how long each step took, from the end of the one before. */
final class Laps {
  private final String exercise;
  private final Consumer<Step> steps;
  private long sinceNanos = System.nanoTime();

  Laps(String exercise, Consumer<Step> steps) {
    this.exercise = exercise;
    this.steps = steps;
  }

  /** The step of that name is over; the next one begins. */
  void done(String step) {
    long now = System.nanoTime();
    steps.accept(new Step(exercise, step, (now - sinceNanos) / 1e6));
    sinceNanos = now;
  }
}
