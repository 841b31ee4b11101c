package unblock.bench.flips;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import unblock.engine.Course;
import unblock.engine.Grader;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradedExercise;
import unblock.engine.submission.SourceFile;
import unblock.engine.submission.Submission;
import unblock.engine.submission.UnusableSubmission;

/**
 * The process that grades a batch and writes the ledger. The load affects this process and its
 * children.
 */
final class GradingProcess implements AutoCloseable {
  private static final int MOST_MINUTES = 10;

  private final int atOnce;
  private final long seed;
  private final LedgerWriter ledger;
  private final long until;
  private final Grader grader;
  private final ColdBoundSample cold;
  private final ExecutorService pool =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "grading");
            thread.setDaemon(true);
            return thread;
          });
  private final ThreadLocal<GradingTrace> trace = ThreadLocal.withInitial(GradingTrace::new);
  private volatile boolean unfit;

  private GradingProcess(String[] arguments) throws IOException, InterruptedException {
    atOnce = Integer.parseInt(arguments[1]);
    seed = Long.parseLong(arguments[2]);
    ledger =
        new LedgerWriter(
            new GradingLedger(Path.of(arguments[4])),
            LoadProfile.of(arguments[0]),
            atOnce,
            seed,
            arguments[3]);
    until = Long.parseLong(arguments[5]);
    cold = new ColdBoundSample(Integer.parseInt(arguments[6]), seed);
    grader =
        new Grader(
            Course.standard(),
            seed,
            step -> trace.get().done(step),
            Optional.empty(),
            ObservedSandbox.ofProcesses(origin -> trace.get().starts(origin)));
    grader.expectMany();
  }

  /**
   * Grades the tasks whose names it reads from standard input, up to an empty line. Several names
   * on a line are the exercises of one submission.
   *
   * @param arguments profile, number of concurrent gradings, seed, label, ledger, the time in ms
   *     since 1970 after which no grading begins, and the number of gradings for each try of the
   *     plain bound
   */
  public static void main(String[] arguments) throws Exception {
    Map<String, GradingTask> tasks =
        GradingTask.all().stream().collect(Collectors.toMap(GradingTask::name, task -> task));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Queue<AnswerGroup> open = new ConcurrentLinkedQueue<>();
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      open.add(AnswerGroup.of(line, tasks));
    }
    GradingProcess gradings = new GradingProcess(arguments);
    Runtime.getRuntime().addShutdownHook(new Thread(gradings::close, "end"));
    Thread parent = new Thread(() -> endWith(in), "parent");
    parent.setDaemon(true);
    parent.start();
    gradings.gradeAll(open);
    System.exit(0);
  }

  private static void endWith(BufferedReader parent) {
    try {
      String unused = parent.lines().reduce("", (before, line) -> line);
    } catch (UncheckedIOException e) {
      System.err.println("The parent is gone: " + e);
    }
    System.exit(1);
  }

  private void gradeAll(Queue<AnswerGroup> open) throws InterruptedException, ExecutionException {
    warmUp();
    List<Future<?>> lanes = new ArrayList<>();
    for (int i = 0; i < atOnce; i++) {
      lanes.add(
          pool.submit(
              () -> {
                for (AnswerGroup next = open.poll();
                    next != null && !unfit && System.currentTimeMillis() < until;
                    next = open.poll()) {
                  grade(next);
                }
                return null;
              }));
    }
    for (Future<?> lane : lanes) {
      lane.get();
    }
  }

  /**
   * Grades a submission that does not compile, so that the canaries run before the time is
   * measured.
   */
  private void warmUp() {
    Exercise offload = Course.standard().get("offload");
    SourceFile source =
        new SourceFile("UserHandlers.java", "package " + offload.packageName() + "; ?");
    var unused =
        grader.grade(
            new Submission("warm-up", Map.of(offload.id(), List.of(source)), List.of()), offload);
  }

  private void grade(AnswerGroup group)
      throws IOException, InterruptedException, UnusableSubmission, SQLException {
    Submission submission = group.submission();
    if (!group.isSingle()) {
      System.out.println("whole: " + GradingTask.names(group.tasks()));
    }
    Optional<Outcome> outcome = outcome(group, submission);
    if (outcome.isPresent()) {
      for (GradedExercise graded : outcome.get().graded()) {
        GradingTask task = group.task(graded.id());
        LedgerWriter.Circumstances circumstances =
            group.isSingle()
                ? ofSingle(task, submission, outcome.get())
                : ofOneOfSeveral(task, outcome.get().trace());
        ledger.add(task, graded, circumstances);
        unfit = unfit || isDoubtful(graded.evidence());
      }
    }
  }

  private LedgerWriter.Circumstances ofSingle(
      GradingTask task, Submission submission, Outcome outcome)
      throws IOException, InterruptedException, SQLException {
    String coldMs =
        cold.measure(task, submission.exercises().getOrDefault(task.exercise(), List.of()));
    String steps = outcome.trace().words(task.exercise());
    return new LedgerWriter.Circumstances(outcome.wallMs(), coldMs, steps, Optional.empty());
  }

  private static LedgerWriter.Circumstances ofOneOfSeveral(GradingTask task, GradingTrace seen) {
    String id = task.exercise();
    return new LedgerWriter.Circumstances(
        seen.ms(id), "", seen.words(id), Optional.of(seen.child(id)));
  }

  private record Outcome(List<GradedExercise> graded, GradingTrace trace, long wallMs) {}

  /**
   * Grades on another thread, with a time limit. Without an outcome, it adds the tasks to the
   * ledger without verdicts.
   */
  private Optional<Outcome> outcome(AnswerGroup group, Submission submission)
      throws IOException, InterruptedException {
    int mostMinutes = MOST_MINUTES * group.tasks().size();
    long start = System.nanoTime();
    Future<Outcome> outcome =
        pool.submit(
            () -> {
              trace.remove();
              List<GradedExercise> graded = graded(group, submission);
              return new Outcome(graded, trace.get(), msSince(start));
            });
    String why;
    try {
      return Optional.of(outcome.get(mostMinutes, TimeUnit.MINUTES));
    } catch (ExecutionException e) {
      why = "threw " + e.getCause();
    } catch (TimeoutException e) {
      why = "not graded after " + mostMinutes + " min";
      unfit = true;
    }
    Optional<ChildOrigin> child =
        group.isSingle() ? Optional.empty() : Optional.of(ChildOrigin.NONE);
    for (GradingTask task : group.tasks()) {
      ledger.addNone(task, new LedgerWriter.Circumstances(msSince(start), "", "", child), why);
    }
    return Optional.empty();
  }

  private List<GradedExercise> graded(AnswerGroup group, Submission submission) {
    return group.isSingle()
        ? List.of(grader.grade(submission, Course.standard().get(group.tasks().get(0).exercise())))
        : grader.grade(submission).exercises();
  }

  private static long msSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }

  /**
   * Whether the machine may have been unfit. A grader with failed canaries reports this for all
   * further submissions. A grader with a wait that did not end, or with two doubtful gradings, may
   * lack the resources that gradings need. A new grader runs its canaries again.
   */
  private static boolean isDoubtful(Evidence evidence) {
    return evidence instanceof Evidence.Trouble
        || evidence instanceof Evidence.Unsettled
        || evidence instanceof Evidence.Repeated;
  }

  @Override
  public void close() {
    grader.close();
    cold.close();
  }
}
