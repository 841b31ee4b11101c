package unblock.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import unblock.engine.exercise.Exercise;
import unblock.engine.judge.Judge;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.GradedSource;
import unblock.engine.model.GradingStep;
import unblock.engine.model.SubmissionIsolation;
import unblock.engine.run.ProcessSandbox;
import unblock.engine.run.Sandbox;
import unblock.engine.run.SharedChild;
import unblock.engine.run.SubmissionRunner;
import unblock.engine.submission.SourceFile;
import unblock.engine.submission.Submission;

/**
 * Grades submissions: compile, inspect, probe, run, judge.
 *
 * <p><b>Data flows one way.</b> A {@link Submission} is text. {@code compile} turns it into classes
 * or into findings; {@code inspect} analyses the classes for calls that hold the worker; {@code
 * probe} adds probes around their calls; {@code run} starts them in a child JVM and observes;
 * {@code judge} turns this evidence, and only this, into verdicts; {@code report} prints. The
 * packages depend on {@code model} and not on each other.
 *
 * <p><b>Verdicts depend on events, not on a stopwatch.</b> The slow call of every exercise passes a
 * gate that this process holds, outside the submission's JVM. Requests that wait at the gate at the
 * same time <em>are</em> concurrent, on any machine and under any load; a worker that answers
 * meanwhile <em>is</em> free. A timing bound is measured and reported, and decides no verdict where
 * it contradicts the gate. The state of the child (no thread moves) decides when an event can no
 * longer happen, not a constant.
 *
 * <p><b>A submission cannot predict its data.</b> Users are made from the seed for each run, and
 * the rows change while requests wait, so that a reply is correct only if it was looked up.
 *
 * <p><b>A bad submission is never an exception.</b> Exceptions mean that the grader failed; they
 * become {@code inconclusive}, which is not a final mark: the submission has to be graded again.
 */
public final class Grader implements AutoCloseable {
  private final Course course;
  private final long seed;
  private final SubmissionRunner runner;
  private final ExerciseRuns runs;
  private final ConfirmedGrading gradings;
  private final AtomicInteger canariesSent = new AtomicInteger();

  /** Creates a grader whose random choices all come from that seed. */
  public Grader(long seed) {
    this(seed, step -> {}, Optional.empty());
  }

  /**
   * Creates a grader that reports the duration of each step.
   *
   * @param steps called on the threads that grade
   * @param outputs the folder for the output of submissions, as in {@code
   *     <submission>/<exercise>-output.txt}; empty to drop it
   */
  public Grader(long seed, Consumer<GradingStep> steps, Optional<Path> outputs) {
    this(Course.standard(), seed, steps, outputs, new ProcessSandbox());
  }

  /**
   * Creates a grader for the exercises of that course, with its points, which runs submissions in
   * that sandbox and closes it.
   */
  public Grader(
      Course course,
      long seed,
      Consumer<GradingStep> steps,
      Optional<Path> outputs,
      Sandbox sandbox) {
    this.course = course;
    this.seed = seed;
    this.runner = new SubmissionRunner(sandbox);
    this.runs = new ExerciseRuns(runner, seed, steps, outputs);
    this.gradings = new ConfirmedGrading(runs, new Canaries(this::canary));
  }

  /**
   * Announces many submissions before the first grading: their children then start from an archive
   * of classes, which is prepared in the background.
   */
  public void expectMany() {
    try {
      runner.expectMany();
    } catch (IOException e) {
      return; // Each grading fails in the same way and reports it.
    }
  }

  /**
   * Grades the submission, exercise by exercise. Several threads may grade at once; each call waits
   * for its own children.
   */
  public GradeReport grade(Submission submission) {
    List<Exercise> exercises = prepare(submission).toList();
    Optional<SharedChild> child = runner.share(submission.name(), exercises.size());
    try {
      List<GradedExercise> graded =
          exercises.stream().map(exercise -> grade(submission, exercise, child)).toList();
      return GradeReport.of(submission.name(), seed, graded).within(Optional.of(isolation()));
    } finally {
      child.ifPresent(SharedChild::close);
      runner.leave(submission.name());
    }
  }

  /** The isolation of submissions from this machine. */
  public SubmissionIsolation isolation() {
    return runner.isolation();
  }

  /**
   * Returns the exercises that the submission has sources for. Their dependencies start in the
   * background, because the upstream service takes a second.
   */
  public Stream<Exercise> prepare(Submission submission) {
    List<Exercise> exercises =
        course.exercises().stream()
            .filter(exercise -> submission.exercises().containsKey(exercise.id()))
            .toList();
    exercises.forEach(runner::prepare);
    return exercises.stream();
  }

  /**
   * Judges the kept evidence again, without running anything: the verdicts are the same, unless the
   * rules have changed since.
   *
   * @throws IllegalArgumentException when the report is about an unknown exercise
   */
  public static GradeReport judge(GradeReport report) {
    return judge(report, Course.standard());
  }

  /**
   * Judges by the criteria of that course. An exercise that the course leaves out is left out of
   * the grade.
   *
   * @throws IllegalArgumentException when the report is about an unknown exercise
   */
  public static GradeReport judge(GradeReport report, Course course) {
    List<GradedExercise> judged = new ArrayList<>();
    for (GradedExercise each : report.exercises()) {
      Optional<Exercise> exercise = course.find(each.id());
      if (exercise.isPresent()) {
        judged.add(
            Judge.judge(exercise.get(), each.evidence())
                .advised(each.advice())
                .withSources(each.sources()));
      } else if (!course.leftOut().contains(each.id())) {
        throw new IllegalArgumentException("There is no exercise %s.".formatted(each.id()));
      }
    }
    return GradeReport.of(report.submission(), report.seed(), judged)
        .within(report.isolation())
        .remarked(report.remarks());
  }

  /**
   * Grades one exercise of the submission, which must have sources for it. The first call also
   * grades the canaries, and returns only after they have got the correct verdicts.
   */
  public GradedExercise grade(Submission submission, Exercise exercise) {
    return grade(submission, exercise, Optional.empty());
  }

  private GradedExercise grade(
      Submission submission, Exercise exercise, Optional<SharedChild> child) {
    List<SourceFile> sources = submission.exercises().getOrDefault(exercise.id(), List.of());
    return gradings
        .grade(submission.name(), exercise, sources, child)
        .withSources(
            sources.stream()
                .map(each -> new GradedSource(each.path(), each.text(), true))
                .toList());
  }

  private Evidence canary(Exercise exercise, List<SourceFile> sources) {
    String name = "canary-" + canariesSent.incrementAndGet();
    try {
      return evidence(name, exercise, sources);
    } finally {
      runner.leave(name);
    }
  }

  /** The evidence of one run of these sources. */
  Evidence evidence(String submission, Exercise exercise, List<SourceFile> sources) {
    return runs.observe(submission, exercise, sources, Optional.empty()).evidence();
  }

  /** Ends all children and servers, also those in use. Safe to call twice and from any thread. */
  @Override
  public void close() {
    runs.close();
  }
}
