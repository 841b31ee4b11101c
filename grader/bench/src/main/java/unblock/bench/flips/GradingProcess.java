package unblock.bench.flips;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import unblock.bench.FolderTrees;
import unblock.engine.Course;
import unblock.engine.Grader;
import unblock.engine.compile.CompilationOutcome;
import unblock.engine.compile.SubmissionCompiler;
import unblock.engine.exercise.Criterion;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.GradingStep;
import unblock.engine.model.Verdict;
import unblock.engine.run.ProcessSandbox;
import unblock.engine.run.SubmissionRunner;
import unblock.engine.submission.SourceFile;
import unblock.engine.submission.Submission;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.Translator;

/**
 * The process that grades a batch and writes the ledger. The load affects this process and its
 * children.
 */
final class GradingProcess implements AutoCloseable {
  private static final Translator ENGLISH = Translator.english();

  private static final int MOST_MINUTES = 10;

  private final LoadProfile profile;
  private final int atOnce;
  private final long seed;
  private final String label;
  private final GradingLedger ledger;
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
  private final ThreadLocal<List<GradingStep>> steps = ThreadLocal.withInitial(ArrayList::new);
  private volatile boolean unfit;

  private GradingProcess(String[] arguments) throws IOException, InterruptedException {
    profile = LoadProfile.of(arguments[0]);
    atOnce = Integer.parseInt(arguments[1]);
    seed = Long.parseLong(arguments[2]);
    label = arguments[3];
    ledger = new GradingLedger(Path.of(arguments[4]));
    until = Long.parseLong(arguments[5]);
    cold = Integer.parseInt(arguments[6]);
    grader = new Grader(seed, step -> steps.get().add(step), Optional.empty());
    grader.expectMany();
  }

  /**
   * Grades the tasks whose names it reads from standard input, up to an empty line.
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
    Queue<GradingTask> open = new ConcurrentLinkedQueue<>();
    for (String name = in.readLine(); name != null && !name.isEmpty(); name = in.readLine()) {
      GradingTask task = tasks.get(name);
      if (task != null) {
        open.add(task);
      }
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

  private void gradeAll(Queue<GradingTask> open) throws InterruptedException, ExecutionException {
    warmUp();
    List<Future<?>> lanes = new ArrayList<>();
    for (int i = 0; i < atOnce; i++) {
      lanes.add(
          pool.submit(
              () -> {
                for (GradingTask task = open.poll();
                    task != null && !unfit && System.currentTimeMillis() < until;
                    task = open.poll()) {
                  grade(task);
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
    Future<Outcome> grading = pool.submit(() -> grade(submission, exercise));
    try {
      Outcome outcome = grading.get(MOST_MINUTES, TimeUnit.MINUTES);
      GradedExercise graded = outcome.graded();
      long wallMs = (System.nanoTime() - start) / 1_000_000;
      String coldMs = cold(task, exercise, submission);
      write(task, graded, wallMs, coldMs, told(outcome.steps()));
      unfit = unfit || isDoubtful(graded.evidence());
    } catch (ExecutionException e) {
      writeNone(task, exercise, start, "threw " + e.getCause());
    } catch (TimeoutException e) {
      writeNone(task, exercise, start, "not graded after " + MOST_MINUTES + " min");
      unfit = true;
    }
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

  private record Outcome(GradedExercise graded, List<GradingStep> steps) {}

  private Outcome grade(Submission submission, Exercise exercise) {
    steps.get().clear(); // Reported on this thread, the canaries' steps included.
    return new Outcome(grader.grade(submission, exercise), List.copyOf(steps.get()));
  }

  private static String told(List<GradingStep> steps) {
    return steps.stream()
        .map(
            step ->
                (step.exercise().equals("canary") ? "canary:" : "")
                    + step.name()
                    + "="
                    + Math.round(step.ms()))
        .collect(Collectors.joining(" "));
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

  private void write(
      GradingTask task, GradedExercise graded, long wallMs, String coldMs, String took)
      throws IOException {
    Map<String, String> verdicts = new LinkedHashMap<>();
    Map<String, String> notes = new LinkedHashMap<>();
    for (GradedCriterion criterion : graded.criteria()) {
      String key = criterion.key().substring(graded.id().length() + 1);
      // The fixtures list each criterion that does not pass, checked or not.
      String verdict =
          criterion.verdict() == Verdict.NOT_CHECKED
              ? LedgerLine.FAILED
              : criterion.verdict().toString();
      verdicts.put(key, verdict);
      if (!verdict.equals(task.failed().contains(key) ? LedgerLine.FAILED : LedgerLine.PASSED)) {
        notes.merge(ENGLISH.text(criterion.message()), key, (keys, more) -> keys + ", " + more);
      }
    }
    String points = graded.score().earned() + "/" + graded.score().possible();
    String timing =
        graded.evidence() instanceof Evidence.Ran ran
            ? ran.timing()
                .map(each -> each.delayMs() + "/" + each.oneMs() + "/" + each.threeMs())
                .orElse("")
            : "";
    String said =
        notes.entrySet().stream()
            .map(each -> each.getValue() + ": " + each.getKey())
            .collect(Collectors.joining(" | "));
    write(task, wallMs, points, verdicts, timing, coldMs, took, said);
  }

  private void writeNone(GradingTask task, Exercise exercise, long start, String why)
      throws IOException {
    Map<String, String> verdicts = new LinkedHashMap<>();
    for (Criterion criterion : exercise.criteria()) {
      verdicts.put(criterion.key().substring(exercise.id().length() + 1), LedgerLine.NONE);
    }
    write(task, (System.nanoTime() - start) / 1_000_000, "0/0", verdicts, "", "", "", why);
  }

  private void write(
      GradingTask task,
      long wallMs,
      String points,
      Map<String, String> verdicts,
      String timing,
      String coldMs,
      String took,
      String notes)
      throws IOException {
    LedgerLine line =
        new LedgerLine(
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            label,
            Runtime.version().toString(),
            profile,
            atOnce,
            task.submission(),
            task.exercise(),
            seed,
            wallMs,
            points,
            task.failed(),
            verdicts,
            timing,
            coldMs,
            took,
            notes);
    ledger.add(line);
    System.out.printf(
        "%-6s %6d ms %s %s%n",
        profile, wallMs, task.name(), notes.isEmpty() ? "" : "FLIPPED " + notes);
  }

  @Override
  public void close() {
    grader.close();
    runner.close();
    bound.close();
  }
}
