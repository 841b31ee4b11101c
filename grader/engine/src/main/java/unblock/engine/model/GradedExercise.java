package unblock.engine.model;

import java.util.List;

/**
 * One exercise of a submission, graded.
 *
 * @param id the exercise, as in {@code offload}
 * @param evidence the basis of the verdicts, kept so that they can be judged again
 */
public record GradedExercise(
    String id, Score score, List<GradedCriterion> criteria, Timeline timeline, Evidence evidence) {
  public GradedExercise {
    criteria = List.copyOf(criteria);
  }

  /** Returns a copy without hidden criteria and their points. */
  public GradedExercise visible() {
    List<GradedCriterion> shown =
        criteria.stream().filter(each -> each.visibility() == Visibility.VISIBLE).toList();
    Score sum = Score.sum(shown.stream().map(GradedCriterion::points).toList());
    return new GradedExercise(id, sum, shown, timeline, evidence);
  }

  /** The points that inconclusive criteria leave undecided; 0 when the score is final. */
  public double undecided() {
    return criteria.stream().mapToDouble(GradedCriterion::undecided).sum();
  }
}
