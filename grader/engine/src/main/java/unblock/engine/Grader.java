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
import unblock.engine.model.Evidence;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.GradingStep;
import unblock.engine.model.SubmissionIsolation;
import unblock.engine.model.Verdict;
import unblock.engine.run.ProcessSandbox;
import unblock.engine.run.Sandbox;
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
 * or into findings; {@code inspect} reads the classes and says what holds the worker; {@code probe}
 * puts probes around their calls; {@code run} starts them in a child JVM and observes; {@code
 * judge} turns all that evidence into verdicts and knows nothing but the evidence; {@code report}
 * prints. No package knows its neighbour, only the words in {@code model}.
 *
 * <p><b>Verdicts rest on what happened, not on a stopwatch.</b> The slow call of every exercise
 * passes a gate that this process holds, outside the submission's JVM. Requests that wait at the
 * gate at the same time <em>are</em> concurrent, on any machine and under any load; a worker that
 * answers meanwhile <em>is</em> free. A timing bound is measured and reported, and decides nothing
 * where it contradicts the gate. That something will not come any more is decided from what the
 * child shows (nothing moves in it), not from a constant.
 *
 * <p><b>Nothing can be known beforehand.</b> Users are made from the seed for each run, and the
 * rows change while requests wait, so that a reply is right only if it was looked up.
 *
 * <p><b>A bad submission is never an exception.</b> Exceptions mean that the grader is in trouble;
 * they become {@code inconclusive}, which is no final mark: the submission has to be graded again.
 */
public final class Grader implements AutoCloseable {
  /** For so long may a step that nobody needs any more keep the grader from ending. */
  private static final Duration TO_END = Duration.ofSeconds(10);

  private final Course course;
  private final Set<Path> folders = ConcurrentHashMap.newKeySet();
  private final AtomicInteger canariesSent = new AtomicInteger();

  /** What is deleted at the end must not be written meanwhile. */
  private final RunningGradings gradings = new RunningGradings();

  private final SubmissionCompiler compiler = new SubmissionCompiler();
  private final SubmissionRunner runner;
  private final ExercisePipeline pipeline;
  private final Optional<Path> outputs;
  private final Canaries canaries = new Canaries(this::canary);

  /** A grader whose random choices all come from that seed. */
  public Grader(long seed) {
    this(seed, step -> {}, Optional.empty());
  }

  /**
   * The same, and tells how long each step took.
   *
   * @param steps called on the threads that grade
   * @param outputs where to keep what submissions print, as {@code
   *     <submission>/<exercise>-output.txt}; empty to drop it
   */
  public Grader(long seed, Consumer<GradingStep> steps, Optional<Path> outputs) {
    this(Course.standard(), seed, steps, outputs, new ProcessSandbox());
  }

  /**
   * The same for the exercises of that course, with its points, and runs submissions in that
   * sandbox, which it closes.
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
   * Says, before the first grading, that many submissions are to come: their children then start
   * from an archive of classes, which is made meanwhile.
   */
  public void expectMany() {
    try {
      runner.expectMany();
    } catch (IOException e) {
      return; // Each grading will meet that trouble, and tell.
    }
  }

  /**
   * What the submission comes to, exercise by exercise. Several threads may grade at once; each
   * call waits for its own children.
   */
  public GradeReport grade(Submission submission) {
    try {
      List<GradedExercise> graded =
          prepare(submission).map(exercise -> grade(submission, exercise)).toList();
      return GradeReport.of(submission.name(), pipeline.seed(), graded)
          .within(Optional.of(isolation()));
    } finally {
      runner.leave(submission.name());
    }
  }

  /** What keeps submissions apart from this machine. */
  public SubmissionIsolation isolation() {
    return runner.isolation();
  }

  /**
   * The exercises that the submission has sources for. What they need is started meanwhile, since
   * the upstream service takes a second.
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
   * Judges once more what was observed, without running anything: the same verdicts, unless the
   * rules have changed since.
   *
   * @throws IllegalArgumentException when the report is about an exercise that there is not
   */
  public static GradeReport judge(GradeReport report) {
    return judge(report, Course.standard());
  }

  /**
   * The same by the criteria of that course. An exercise that the course leaves out is left out of
   * the grade.
   *
   * @throws IllegalArgumentException when the report is about an exercise that there is not
   */
  public static GradeReport judge(GradeReport report, Course course) {
    List<GradedExercise> judged = new ArrayList<>();
    for (GradedExercise each : report.exercises()) {
      Optional<Exercise> wanted = course.find(each.id());
      if (wanted.isPresent()) {
        judged.add(Judge.judge(wanted.get(), each.evidence()));
      } else if (!course.leftOut().contains(each.id())) {
        throw new IllegalArgumentException("There is no exercise %s.".formatted(each.id()));
      }
    }
    return GradeReport.of(report.submission(), report.seed(), judged)
        .within(report.isolation())
        .remarked(report.remarks());
  }

  /**
   * One exercise of the submission, which must have sources for it. The canaries are graded
   * meanwhile, the first time, and nothing is said before they have come out right.
   */
  public GradedExercise grade(Submission submission, Exercise exercise) {
    List<SourceFile> sources = submission.exercises().getOrDefault(exercise.id(), List.of());
    canaries.begin();
    Evidence seen = evidence(submission.name(), exercise, sources);
    GradedExercise graded = Judge.judge(exercise, seen);
    if (seen instanceof Evidence.Rejected) {
      return graded; // Nothing ran.
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
   * Grades it once more: what stays doubtful on a machine that is fit is the submission's doing.
   */
  private GradedExercise again(Submission submission, Exercise exercise, GradedExercise first) {
    List<SourceFile> sources = submission.exercises().getOrDefault(exercise.id(), List.of());
    Evidence seen = evidence(submission.name(), exercise, sources);
    GradedExercise second = Judge.judge(exercise, seen);
    List<String> twice = new ArrayList<>(inconclusive(second));
    twice.retainAll(inconclusive(first));
    if (!isDoubtful(second) || twice.isEmpty()) {
      return second;
    }
    return canaries
        .again()
        .map(reason -> Judge.judge(exercise, unfit(reason)))
        .orElseGet(() -> Judge.judge(exercise, new Evidence.Repeated(seen, twice)));
  }

  private static List<String> inconclusive(GradedExercise graded) {
    return graded.criteria().stream()
        .filter(each -> each.verdict() == Verdict.INCONCLUSIVE)
        .map(GradedCriterion::key)
        .toList();
  }

  /** What is known where the canaries came out wrong. */
  private static Evidence unfit(Message reason) {
    return new Evidence.Trouble(Message.of("grader.unfit-machine", "reason", reason));
  }

  /** The clock alone makes nothing doubtful: a busy machine's is wrong now and then. */
  private static boolean isDoubtful(GradedExercise graded) {
    return graded.criteria().stream()
        .filter(each -> !each.aspect().equals(Aspect.TIMING))
        .anyMatch(each -> each.verdict() == Verdict.INCONCLUSIVE);
  }

  private Evidence canary(Exercise exercise, List<SourceFile> sources) {
    String name = "canary-" + canariesSent.incrementAndGet();
    try {
      return evidence(name, exercise, sources);
    } finally {
      runner.leave(name);
    }
  }

  /** What one run of these sources shows. */
  Evidence evidence(String submission, Exercise exercise, List<SourceFile> sources) {
    if (!gradings.begin()) {
      return SubmissionRunner.ENDED;
    }
    try {
      Path folder = runner.folder(submission);
      folders.add(folder);
      try {
        return pipeline.observe(exercise, sources, folder);
      } finally {
        keepOutput(submission, exercise, folder.resolve(SubmissionRunner.OUTPUT));
        folders.remove(folder);
        abandon(folder);
      }
    } catch (IOException e) {
      if (gradings.isClosed()) {
        return SubmissionRunner.ENDED; // With its compiler processes.
      }
      return new Evidence.Trouble(
          Message.of(
              "grader.trouble",
              "exercise",
              exercise.id(),
              "reason",
              IoMessageException.troubleOf(e)));
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
   * Deletes what a grading worked in; when that grading was ended, it tries the same. What cannot
   * be deleted is no reason to take back what was observed.
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
