package unblock.engine.model;

import java.util.List;
import unblock.analyzer.Finding;

/**
 * One exercise of a submission, graded.
 *
 * @param id the exercise, as in {@code offload}
 * @param evidence the basis of the verdicts, kept so that they can be judged again
 * @param review places that a person should read, because the code may behave in another way
 *     outside the grader
 * @param advice on the design, the most important first; no verdict depends on it
 * @param sources the files that were graded; empty in older grades
 */
public record GradedExercise(
    String id,
    Score score,
    List<GradedCriterion> criteria,
    Timeline timeline,
    Evidence evidence,
    List<Finding> review,
    List<Advice> advice,
    List<GradedSource> sources) {
  public GradedExercise {
    criteria = List.copyOf(criteria);
    review = List.copyOf(review);
    advice = advice.stream().sorted(Advice.MOST_IMPORTANT_FIRST).toList();
    sources = List.copyOf(sources);
  }

  /** Without a place to review, advice and sources. */
  public GradedExercise(
      String id, Score score, List<GradedCriterion> criteria, Timeline timeline, Evidence seen) {
    this(id, score, criteria, timeline, seen, List.of(), List.of(), List.of());
  }

  /** Returns a copy with these places to review. */
  public GradedExercise reviewed(List<Finding> places) {
    return new GradedExercise(id, score, criteria, timeline, evidence, places, advice, sources);
  }

  /** Returns a copy with that advice. */
  public GradedExercise advised(List<Advice> other) {
    return new GradedExercise(id, score, criteria, timeline, evidence, review, other, sources);
  }

  /** Returns a copy with these sources, cut when they are long. */
  public GradedExercise withSources(List<GradedSource> graded) {
    return new GradedExercise(
        id, score, criteria, timeline, evidence, review, advice, GradedSource.bounded(graded));
  }

  /** Returns a copy without hidden criteria and their points. */
  public GradedExercise visible() {
    List<GradedCriterion> shown =
        criteria.stream().filter(each -> each.visibility() == Visibility.VISIBLE).toList();
    Score sum = Score.sum(shown.stream().map(GradedCriterion::points).toList());
    return new GradedExercise(id, sum, shown, timeline, evidence, review, advice, sources);
  }

  /** Whether each criterion is passed. */
  public boolean isPassed() {
    return criteria.stream().allMatch(each -> each.verdict() == Verdict.PASSED);
  }

  /** The points that inconclusive criteria leave undecided; 0 when the score is final. */
  public double undecided() {
    return criteria.stream().mapToDouble(GradedCriterion::undecided).sum();
  }
}
