package unblock.bench.flips;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unblock.bench.FolderTrees;
import unblock.engine.Course;
import unblock.engine.Grader;
import unblock.engine.compile.CompilationOutcome;
import unblock.engine.compile.SubmissionCompiler;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradedExercise;
import unblock.engine.run.ProcessSandbox;
import unblock.engine.run.SubmissionRunner;
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
  private final int cold;
  private final Grader grader;
  private final SubmissionRunner runner = new SubmissionRunner(new ProcessSandbox());
  private final ColdBound bound = new ColdBound();
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
    cold = Integer.parseInt(arguments[6]);
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
    Queue<List<GradingTask>> open = new ConcurrentLinkedQueue<>();
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      open.add(
          Stream.of(line.split(" ", -1))
              .map(name -> Objects.requireNonNull(tasks.get(name), name))
              .toList());
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

  private void gradeAll(Queue<List<GradingTask>> open)
      throws InterruptedException, ExecutionException {
    warmUp();
    List<Future<?>> lanes = new ArrayList<>();
    for (int i = 0; i < atOnce; i++) {
      lanes.add(
          pool.submit(
              () -> {
                for (List<GradingTask> next = open.poll();
                    next != null && !unfit && System.currentTimeMillis() < until;
                    next = open.poll()) {
                  if (next.size() == 1) {
                    grade(next.get(0));
                  } else {
                    gradeWhole(next);
                  }
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

  private void grade(GradingTask task)
      throws IOException, InterruptedException, UnusableSubmission, SQLException {
    Submission submission = Submission.read(task.folder(), GradingTask.PACKAGES);
    Exercise exercise = Course.standard().get(task.exercise());
    long start = System.nanoTime();
    Optional<Outcome> outcome =
        outcome(
            List.of(task),
            MOST_MINUTES,
            Optional.empty(),
            () -> List.of(grader.grade(submission, exercise)));
    if (outcome.isPresent()) {
      long wallMs = (System.nanoTime() - start) / 1_000_000;
      GradedExercise graded = outcome.get().graded().get(0);
      String coldMs = cold(task, exercise, submission);
      String steps = outcome.get().trace().words(task.exercise());
      ledger.add(
          task, graded, new LedgerWriter.Circumstances(wallMs, coldMs, steps, Optional.empty()));
      unfit = unfit || isDoubtful(graded.evidence());
    }
  }

  /** Grades the answers to several exercises as one submission. */
  private void gradeWhole(List<GradingTask> tasks)
      throws IOException, InterruptedException, UnusableSubmission {
    Map<String, List<SourceFile>> sources = new LinkedHashMap<>();
    for (GradingTask task : tasks) {
      Submission from = Submission.read(task.folder(), GradingTask.PACKAGES);
      sources.put(task.exercise(), from.exercises().getOrDefault(task.exercise(), List.of()));
    }
    Submission submission = new Submission("whole", sources, List.of());
    System.out.println("whole: " + GradingTask.names(tasks));
    Optional<Outcome> outcome =
        outcome(
            tasks,
            MOST_MINUTES * tasks.size(),
            Optional.of(ChildOrigin.NONE),
            () -> grader.grade(submission).exercises());
    if (outcome.isPresent()) {
      Map<String, GradingTask> byExercise =
          tasks.stream().collect(Collectors.toMap(GradingTask::exercise, task -> task));
      GradingTrace seen = outcome.get().trace();
      for (GradedExercise graded : outcome.get().graded()) {
        GradingTask task = Objects.requireNonNull(byExercise.get(graded.id()));
        ledger.add(
            task,
            graded,
            new LedgerWriter.Circumstances(
                seen.ms(graded.id()),
                "",
                seen.words(graded.id()),
                Optional.of(seen.child(graded.id()))));
        unfit = unfit || isDoubtful(graded.evidence());
      }
    }
  }

  private record Outcome(List<GradedExercise> graded, GradingTrace trace) {}

  /**
   * Grades on another thread, with a time limit. Without an outcome, it adds the tasks to the
   * ledger without verdicts.
   */
  private Optional<Outcome> outcome(
      List<GradingTask> tasks,
      int mostMinutes,
      Optional<ChildOrigin> child,
      Supplier<List<GradedExercise>> grading)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Future<Outcome> outcome =
        pool.submit(
            () -> {
              trace.remove();
              return new Outcome(grading.get(), trace.get());
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
    long wallMs = (System.nanoTime() - start) / 1_000_000;
    for (GradingTask task : tasks) {
      ledger.addNone(task, new LedgerWriter.Circumstances(wallMs, "", "", child), why);
    }
    return Optional.empty();
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

  private String cold(GradingTask task, Exercise exercise, Submission submission)
      throws IOException, InterruptedException, SQLException {
    boolean chosen = cold > 0 && Math.floorMod(task.name().hashCode() ^ seed, cold) == 0;
    if (!chosen || task.failed().stream().anyMatch(each -> each.endsWith("answers"))) {
      return "";
    }
    Path folder = Files.createTempDirectory("flips-");
    try {
      Map<String, String> texts = new LinkedHashMap<>();
      submission
          .exercises()
          .getOrDefault(exercise.id(), List.of())
          .forEach(source -> texts.put(source.path(), source.text()));
      Path classes = Files.createDirectory(folder.resolve("classes"));
      try (SubmissionCompiler compiler = new SubmissionCompiler()) {
        if (compiler.compile(texts, runner.classPath(), classes)
            instanceof CompilationOutcome.Rejected) {
          return "";
        }
      }
      List<Path> classPath = new ArrayList<>(runner.classPath());
      classPath.add(classes);
      return bound.measure(exercise, classPath, Files.createDirectory(folder.resolve("work")));
    } finally {
      FolderTrees.delete(folder);
    }
  }

  @Override
  public void close() {
    grader.close();
    runner.close();
    bound.close();
  }
}
