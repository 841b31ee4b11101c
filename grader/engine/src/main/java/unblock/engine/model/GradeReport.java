package unblock.engine.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unblock.message.Message;

/**
 * Everything that is known about one submission, as it stands in grade.json.
 *
 * @param schema the version of this form, {@value #SCHEMA}
 * @param submission the submission's name
 * @param seed what every random choice came from; the same seed makes the same choices
 * @param isolation what kept it apart from the machine; empty when that is not known
 * @param remarks what is to be said of how it came in, one sentence each; no verdict rests on them
 */
public record GradeReport(
    int schema,
    String submission,
    long seed,
    Score score,
    List<GradedExercise> exercises,
    Optional<SubmissionIsolation> isolation,
    List<Message> remarks) {
  /** The version of the form that is written. */
  public static final int SCHEMA = 2;

  public GradeReport {
    exercises = List.copyOf(exercises);
    remarks = List.copyOf(remarks);
  }

  /** A report in the current form, with the score added up. */
  public static GradeReport of(String submission, long seed, List<GradedExercise> exercises) {
    Score score = Score.sum(exercises.stream().map(GradedExercise::score).toList());
    return new GradeReport(SCHEMA, submission, seed, score, exercises, Optional.empty(), List.of());
  }

  /** The same, with what kept the submission apart. */
  public GradeReport within(Optional<SubmissionIsolation> isolation) {
    return new GradeReport(schema, submission, seed, score, exercises, isolation, remarks);
  }

  /** The same, with these remarks instead of its own. */
  public GradeReport remarked(List<Message> other) {
    return new GradeReport(schema, submission, seed, score, exercises, isolation, other);
  }

  /** What may be shown to a student: the criteria that are not hidden, and their points. */
  public GradeReport visible() {
    List<GradedExercise> shown = exercises.stream().map(GradedExercise::visible).toList();
    return of(submission, seed, shown).within(isolation).remarked(remarks);
  }

  /** How many criteria are hidden. */
  public long hidden() {
    return criteria().filter(each -> each.visibility() == Visibility.HIDDEN).count();
  }

  /** The worst that any criterion came to, inconclusive being worst; passed only if all passed. */
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
