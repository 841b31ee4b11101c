package unblock.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import unblock.engine.compile.SubmissionCompiler;
import unblock.engine.exercise.Exercise;
import unblock.engine.judge.Judge;
import unblock.engine.model.Aspect;
import unblock.engine.model.Ending;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.GradedSource;
import unblock.engine.model.GradingStep;
import unblock.engine.model.SubmissionIsolation;
import unblock.engine.model.Verdict;
import unblock.engine.run.ProcessSandbox;
import unblock.engine.run.Sandbox;
import unblock.engine.run.SharedChild;
import unblock.engine.run.SubmissionRunner;
import unblock.engine.scratch.HostileTreeDeleter;
import unblock.engine.submission.SourceFile;
import unblock.engine.submission.Submission;
import unblock.message.IoMessageException;
import unblock.message.Message;

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
  /** The longest time for which an unneeded step may delay the grader's end. */
  private static final Duration TO_END = Duration.ofSeconds(10);

  private final Course course;
  private final Set<Path> folders = ConcurrentHashMap.newKeySet();
  private final AtomicInteger canariesSent = new AtomicInteger();

  /** Ensures that files are not written while they are deleted at the end. */
  private final RunningGradings gradings = new RunningGradings();

  private final SubmissionCompiler compiler = new SubmissionCompiler();
  private final SubmissionRunner runner;
  private final ExercisePipeline pipeline;
  private final Optional<Path> outputs;
  private final Canaries canaries = new Canaries(this::canary);

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
    this.outputs = outputs;
    this.runner = new SubmissionRunner(sandbox);
    this.pipeline = new ExercisePipeline(seed, compiler, runner, steps);
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
      return GradeReport.of(submission.name(), pipeline.seed(), graded)
          .within(Optional.of(isolation()));
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
    return graded(submission, exercise, sources, child)
        .withSources(
            sources.stream()
                .map(each -> new GradedSource(each.path(), each.text(), true))
                .toList());
  }

  private GradedExercise graded(
      Submission submission,
      Exercise exercise,
      List<SourceFile> sources,
      Optional<SharedChild> child) {
    canaries.begin();
    Observation seen = observe(submission.name(), exercise, sources, child);
    GradedExercise graded = seen.judged(exercise);
    if (seen.evidence() instanceof Evidence.Rejected) {
      return graded; // No code ran.
    }
    if (canaries.first().isEmpty() && !isDoubtful(graded)) {
      return graded;
    }
    return canaries
        .first()
        .or(canaries::again)
        .map(reason -> Judge.judge(exercise, unfit(reason)))
        .orElseGet(() -> again(submission, exercise, graded));
  }

  /**
   * Grades it once more, in a child of its own: a result that stays doubtful on a fit machine is
   * caused by the submission.
   */
  private GradedExercise again(Submission submission, Exercise exercise, GradedExercise first) {
    List<SourceFile> sources = submission.exercises().getOrDefault(exercise.id(), List.of());
    Observation seen = observe(submission.name(), exercise, sources, Optional.empty());
    GradedExercise second = seen.judged(exercise);
    List<String> twice = new ArrayList<>(inconclusive(second));
    twice.retainAll(inconclusive(first));
    if (!isDoubtful(second) || twice.isEmpty()) {
      return second;
    }
    return canaries
        .again()
        .map(reason -> Judge.judge(exercise, unfit(reason)))
        .orElseGet(() -> Judge.judge(exercise, new Evidence.Repeated(seen.evidence(), twice)));
  }

  /** The criteria whose doubt another run may clear up. */
  private static List<String> inconclusive(GradedExercise graded) {
    return doubts(graded).map(GradedCriterion::key).toList();
  }

  private static Stream<GradedCriterion> doubts(GradedExercise graded) {
    boolean isUncounted =
        graded.evidence() instanceof Evidence.Ran ran
            && ran.ending().filter(Ending::mayHaveLeftConnections).isPresent();
    return graded.criteria().stream()
        .filter(each -> each.verdict() == Verdict.INCONCLUSIVE)
        // The system does not report it in another run either.
        .filter(each -> !isUncounted || !each.aspect().equals(Aspect.CLEAN_UP));
  }

  /** The evidence when the canaries got wrong verdicts. */
  private static Evidence unfit(Message reason) {
    return new Evidence.Trouble(Message.of("grader.unfit-machine", "reason", reason));
  }

  /** Timing alone makes no result doubtful: on a busy machine it is sometimes wrong. */
  private static boolean isDoubtful(GradedExercise graded) {
    return doubts(graded).anyMatch(each -> !each.aspect().equals(Aspect.TIMING));
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
    return observe(submission, exercise, sources, Optional.empty()).evidence();
  }

  private Observation observe(
      String submission, Exercise exercise, List<SourceFile> sources, Optional<SharedChild> child) {
    if (!gradings.begin()) {
      return new Observation(SubmissionRunner.ENDED);
    }
    try {
      Path folder = child.isPresent() ? child.get().folder(exercise) : runner.folder(submission);
      folders.add(folder);
      try {
        return pipeline.observe(exercise, sources, folder, child);
      } finally {
        keepOutput(submission, exercise, folder.resolve(SubmissionRunner.OUTPUT));
        folders.remove(folder);
        abandon(folder);
      }
    } catch (IOException e) {
      if (gradings.isClosed()) {
        return new Observation(SubmissionRunner.ENDED); // The end includes compiler processes.
      }
      return new Observation(
          new Evidence.Trouble(
              Message.of(
                  "grader.trouble",
                  "exercise",
                  exercise.id(),
                  "reason",
                  IoMessageException.troubleOf(e))));
    } finally {
      gradings.end();
    }
  }

  private void keepOutput(String submission, Exercise exercise, Path output) throws IOException {
    if (outputs.isPresent()
        && Files.isRegularFile(output, LinkOption.NOFOLLOW_LINKS)
        && Files.size(output) > 0) {
      Path folder = Files.createDirectories(outputs.get().resolve(submission));
      Files.move(
          output,
          folder.resolve(exercise.id() + "-output.txt"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * Deletes the working folder of a grading; a grading that was ended deletes it, too. Observations
   * stay valid if the folder cannot be deleted.
   */
  private static void abandon(Path folder) {
    try {
      HostileTreeDeleter.delete(folder);
    } catch (IOException | UncheckedIOException e) {
      folder.toFile().deleteOnExit();
    }
  }

  /** Ends all children and servers, also those in use. Safe to call twice and from any thread. */
  @Override
  public void close() {
    gradings.close();
    runner.stop();
    compiler.close();
    try {
      gradings.settle(TO_END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    runner.close();
    folders.forEach(Grader::abandon);
  }
}
