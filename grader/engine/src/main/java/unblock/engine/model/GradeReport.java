package unblock.engine.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unblock.message.Message;

/**
 * The complete result of one submission, as grade.json contains it.
 *
 * @param schema the version of this form, {@value #SCHEMA}
 * @param submission the submission's name
 * @param seed the source of every random choice; the same seed makes the same choices
 * @param isolation the submission's isolation from the machine; empty when it is unknown
 * @param remarks remarks on how the submission arrived, one sentence each; no verdict depends on
 *     them
 */
public record GradeReport(
    int schema,
    String submission,
    long seed,
    Score score,
    List<GradedExercise> exercises,
    Optional<SubmissionIsolation> isolation,
    List<Message> remarks) {
  /** The version of the form that the grader writes. */
  public static final int SCHEMA = 2;

  public GradeReport {
    exercises = List.copyOf(exercises);
    remarks = List.copyOf(remarks);
  }

  /** Returns a report in the current form, with the sum of the scores. */
  public static GradeReport of(String submission, long seed, List<GradedExercise> exercises) {
    Score score = Score.sum(exercises.stream().map(GradedExercise::score).toList());
    return new GradeReport(SCHEMA, submission, seed, score, exercises, Optional.empty(), List.of());
  }

  /** Returns a copy with that isolation. */
  public GradeReport within(Optional<SubmissionIsolation> isolation) {
    return new GradeReport(schema, submission, seed, score, exercises, isolation, remarks);
  }

  /** Returns a copy with these remarks in place of its own. */
  public GradeReport remarked(List<Message> other) {
    return new GradeReport(schema, submission, seed, score, exercises, isolation, other);
  }

  /** Returns the part for students: the criteria that are not hidden, and their points. */
  public GradeReport visible() {
    List<GradedExercise> shown = exercises.stream().map(GradedExercise::visible).toList();
    return of(submission, seed, shown).within(isolation).remarked(remarks);
  }

  /** Whether code of the submission ran: not where all of it did not compile. */
  public boolean ranAnything() {
    return exercises.stream().anyMatch(each -> !(each.evidence() instanceof Evidence.Rejected));
  }

  /** How many criteria are hidden. */
  public long hidden() {
    return criteria().filter(each -> each.visibility() == Visibility.HIDDEN).count();
  }

  /** The worst verdict of all criteria, inconclusive being worst; passed only if all passed. */
  public Verdict verdict() {
    return criteria()
        .map(GradedCriterion::verdict)
        .reduce((a, b) -> a.compareTo(b) >= 0 ? a : b)
        .orElse(Verdict.INCONCLUSIVE);
  }

  /** The points that inconclusive criteria leave undecided. */
  public double undecided() {
    return exercises.stream().mapToDouble(GradedExercise::undecided).sum();
  }

  /** Whether the score is a mark: nothing is inconclusive, and something was graded. */
  public boolean hasFinalScore() {
    return verdict() != Verdict.INCONCLUSIVE;
  }

  /** All criteria of all exercises, in order. */
  public Stream<GradedCriterion> criteria() {
    return exercises.stream().flatMap(exercise -> exercise.criteria().stream());
  }
}
