package unblock.bench.watch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import unblock.bench.FolderTrees;
import unblock.bench.NearestRank;
import unblock.bench.ProgramRequirement;
import unblock.engine.Course;
import unblock.engine.Grader;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.GradingStep;
import unblock.engine.run.ProcessSandbox;
import unblock.engine.submission.Submission;

/**
 * Prints the time from a save of a right answer to its verdict: by {@code unblock watch}, by {@code
 * mvn test}, and by a grader that has graded before. The three take turns in one run, so that the
 * load of the machine is the same for each, and their ratios mean more than their times.
 */
public final class EditToVerdict {
  private static final List<String> EXERCISES = List.of("worker-pool", "event-loop", "offload");
  private static final int ROUNDS = 5;
  private static final double MEDIAN = 0.5;
  private static final String VERDICT = "Done. ";

  private final Exercise exercise;
  private final List<Double> watch = new ArrayList<>();
  private final List<Double> maven = new ArrayList<>();
  private final List<Double> warm = new ArrayList<>();
  private final Map<String, List<Double>> steps = new ConcurrentHashMap<>();

  private EditToVerdict(Exercise exercise) {
    this.exercise = exercise;
  }

  /** Something that takes a while. */
  private interface Task {
    void run() throws Exception;
  }

  /**
   * Runs the measurement.
   *
   * @param arguments the number of saves for each exercise, or nothing
   */
  public static void main(String[] arguments) throws Exception {
    ProgramRequirement.orExit(
        ProgramRequirement.REPOSITORY, ProgramRequirement.UNBLOCK_JAR, ProgramRequirement.MAVEN);
    int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
    System.out.println(
        "| exercise | watch, s | mvn test, s | mvn test / watch | second grading, s"
            + " | watch / second grading |");
    System.out.println("|---|---|---|---|---|---|");
    Map<String, EditToVerdict> all = new LinkedHashMap<>();
    for (String id : EXERCISES) {
      EditToVerdict measured = new EditToVerdict(Course.standard().get(id));
      measured.measure(rounds);
      System.out.println(measured.row());
      all.put(id, measured);
    }
    all.forEach((id, measured) -> System.out.println(measured.shares()));
  }

  private void measure(int rounds) throws Exception {
    Path folder = Files.createTempDirectory("edit-to-verdict");
    StudentRepository repository = StudentRepository.in(folder.resolve("repository"), exercise);
    Process watching = repository.watch();
    try (BufferedReader pages =
            new BufferedReader(
                new InputStreamReader(watching.getInputStream(), StandardCharsets.UTF_8));
        Grader grader =
            new Grader(Course.standard(), 1, this::note, Optional.empty(), new ProcessSandbox())) {
      Submission answer = Submission.read(repository.folder(), Course.standard().packages());
      grade(grader, answer); // The canaries, too.
      awaitVerdict(pages);
      steps.clear();
      for (int i = 0; i < rounds; i++) {
        maven.add(seconds(repository::test));
        warm.add(seconds(() -> grade(grader, answer)));
        watch.add(
            seconds(
                () -> {
                  repository.edit();
                  awaitVerdict(pages);
                }));
      }
    } finally {
      watching.destroy();
      watching.waitFor();
      FolderTrees.delete(folder);
    }
  }

  private void note(GradingStep step) {
    if (step.exercise().equals(exercise.id())) {
      steps.computeIfAbsent(step.name(), name -> new ArrayList<>()).add(step.ms());
    }
  }

  private void grade(Grader grader, Submission answer) {
    if (!grader.grade(answer, exercise).isPassed()) {
      throw new IllegalStateException("The reference answer of " + exercise.id() + " failed");
    }
  }

  private static void awaitVerdict(BufferedReader pages) throws IOException {
    for (String line = pages.readLine(); line != null; line = pages.readLine()) {
      if (line.startsWith(VERDICT)) {
        return;
      }
    }
    throw new IOException("unblock watch ended without a verdict");
  }

  private static double seconds(Task task) throws Exception {
    long start = System.nanoTime();
    task.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private String row() {
    double shown = NearestRank.of(watch, MEDIAN);
    double built = NearestRank.of(maven, MEDIAN);
    double again = NearestRank.of(warm, MEDIAN);
    return "| %s | %.2f | %.2f | %.1f | %.2f | %.1f |"
        .formatted(exercise.id(), shown, built, built / shown, again, shown / again);
  }

  /** The steps of the second grading, by their medians. */
  private String shares() {
    return exercise.id()
        + ": "
        + steps.entrySet().stream()
            .map(
                each ->
                    "%s %.0f ms".formatted(each.getKey(), NearestRank.of(each.getValue(), MEDIAN)))
            .sorted()
            .collect(Collectors.joining(", "));
  }
}
