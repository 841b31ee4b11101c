package unblock.grader;

import java.util.List;
import unblock.grader.model.Criterion;
import unblock.grader.model.GradeReport;
import unblock.grader.model.GradedCriterion;
import unblock.grader.model.GradedExercise;
import unblock.grader.model.Rubric;
import unblock.grader.model.Score;
import unblock.grader.model.Timeline;
import unblock.grader.model.Verdict;
import unblock.grader.submission.Submission;

/** Grades submissions; a placeholder that finds everything inconclusive. */
public final class Grader implements AutoCloseable {
  private final long seed;

  /** A grader whose random choices come from the seed. */
  public Grader(long seed) {
    this.seed = seed;
  }

  /** What the submission comes to. */
  public GradeReport grade(Submission submission) {
    List<GradedExercise> exercises =
        Exercises.all().stream()
            .filter(rubric -> submission.exercises().containsKey(rubric.id()))
            .map(Grader::unseen)
            .toList();
    return GradeReport.of(submission.name(), seed, exercises);
  }

  private static GradedExercise unseen(Rubric rubric) {
    List<GradedCriterion> criteria = rubric.criteria().stream().map(Grader::unseen).toList();
    return new GradedExercise(rubric.id(), Score.NONE, criteria, Timeline.EMPTY);
  }

  private static GradedCriterion unseen(Criterion criterion) {
    return new GradedCriterion(
        criterion.key(),
        criterion.aspect(),
        criterion.title(),
        Verdict.INCONCLUSIVE,
        Score.NONE,
        "Nothing was run.",
        List.of());
  }

  @Override
  public void close() {}
}
