package unblock.engine;

import java.util.List;
import unblock.engine.exercise.Exercise;
import unblock.engine.judge.Judge;
import unblock.engine.model.Advice;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradedExercise;

/**
 * The result of the pipeline for one exercise.
 *
 * @param evidence the basis of the verdicts
 * @param advice on the design, which decides nothing
 */
record Observation(Evidence evidence, List<Advice> advice) {
  Observation {
    advice = List.copyOf(advice);
  }

  /** Without advice. */
  Observation(Evidence evidence) {
    this(evidence, List.of());
  }

  GradedExercise judged(Exercise exercise) {
    return Judge.judge(exercise, evidence).advised(advice);
  }
}
