package unblock.grader.model;

import java.util.List;

/**
 * One exercise of a submission, graded.
 *
 * @param id the exercise, as in {@code offload}
 */
public record GradedExercise(
    String id, Score score, List<GradedCriterion> criteria, Timeline timeline) {
  public GradedExercise {
    criteria = List.copyOf(criteria);
  }
}
