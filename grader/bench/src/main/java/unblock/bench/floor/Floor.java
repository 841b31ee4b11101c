package unblock.bench.floor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unblock.bench.FolderTrees;
import unblock.bench.ProgramRequirement;
import unblock.bench.ResourceCost;
import unblock.engine.Course;
import unblock.engine.Grader;
import unblock.engine.SelfCheck;
import unblock.engine.compile.CompilationOutcome;
import unblock.engine.compile.SubmissionCompiler;
import unblock.engine.exercise.Exercise;
import unblock.engine.run.ProcessSandbox;
import unblock.engine.run.Sandbox;
import unblock.engine.run.SubmissionRunner;
import unblock.engine.submission.SourceFile;
import unblock.engine.submission.Submission;

/**
 * Compares gradings with the floor, which is the cost of the simplest child. It measures each
 * exercise of the reference answers in a warm grader that expects many submissions, and a
 * self-check of all four in a fresh JVM, canaries and upstream service included. In the first case
 * children start from a class archive, in the second they do not, and each is compared with its own
 * floor. All measurements take turns in one run, so that a busy machine affects all of them. Run it
 * from the repository's root, on Linux.
 */
public final class Floor {
  private static final Path SOLUTIONS = Path.of("solutions/src/main/java");
  private static final long SEED = 20261123;
  private static final String FLOOR = "floor";
  private static final String WITHOUT = "without archive";
  private static final String SELF_CHECK = "self-check";

  private Floor() {}

  /**
   * Measures and prints a table of medians.
   *
   * @param arguments the number of rounds, by default 7; {@code self-check} runs one self-check and
   *     prints nothing
   */
  public static void main(String[] arguments) throws Exception {
    ProgramRequirement.orExit(
        ProgramRequirement.REPOSITORY,
        ProgramRequirement.LIBRARIES,
        ProgramRequirement.COMPILER,
        ProgramRequirement.PROC);
    String first = arguments.length == 0 ? "7" : arguments[0];
    Submission submission = Submission.read(SOLUTIONS, Course.standard().packages());
    if (first.equals(SELF_CHECK)) {
      try (SelfCheck check = SelfCheck.of(SOLUTIONS)) {
        check.exercises().forEach(each -> {});
      }
      return;
    }
    measure(submission, Integer.parseInt(first));
  }

  private static void measure(Submission submission, int rounds) throws Exception {
    Path folder = Files.createTempDirectory("floor-");
    VerdictDelay afterwards = new VerdictDelay();
    try (Sandbox bare = new ProcessSandbox();
        Sandbox archived = new ProcessSandbox();
        SubmissionRunner runner = new SubmissionRunner(archived);
        Grader grader = new Grader(SEED, afterwards::accept, Optional.empty())) {
      List<Path> classPath = new ArrayList<>(runner.classPath());
      runner.expectMany();
      grader.expectMany();
      Exercise easiest = Course.standard().get("worker-pool");
      compile(submission.exercises().getOrDefault(easiest.id(), List.of()), classPath, folder);
      classPath.add(folder);
      Map<String, ResourceCost.Task> tasks = new LinkedHashMap<>();
      tasks.put(
          FLOOR, new OneChild(archived, classPath, easiest, subfolder(folder, "archived"))::run);
      tasks.put(WITHOUT, new OneChild(bare, classPath, easiest, subfolder(folder, "bare"))::run);
      Course.standard()
          .exercises()
          .forEach(each -> tasks.put(each.id(), () -> afterwards.grade(grader, submission, each)));
      tasks.put(SELF_CHECK, Floor::selfCheck);
      grader.grade(submission); // A first run starts the canaries and the upstream service.
      print(turns(tasks, rounds));
      System.out.println(afterwards.line());
    } finally {
      FolderTrees.delete(folder);
    }
  }

  private static Path subfolder(Path folder, String name) throws Exception {
    return Files.createDirectory(folder.resolve(name));
  }

  private static Map<String, List<ResourceCost>> turns(
      Map<String, ResourceCost.Task> tasks, int rounds) throws Exception {
    Map<String, List<ResourceCost>> costs = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (Map.Entry<String, ResourceCost.Task> task : tasks.entrySet()) {
        costs
            .computeIfAbsent(task.getKey(), name -> new ArrayList<>())
            .add(ResourceCost.of(task.getValue()));
      }
    }
    return costs;
  }

  private static void print(Map<String, List<ResourceCost>> costs) {
    ResourceCost archived = ResourceCost.median(costs.getOrDefault(FLOOR, List.of()));
    ResourceCost bare = ResourceCost.median(costs.getOrDefault(WITHOUT, List.of()));
    System.out.printf("%-18s %9s %9s %12s %12s%n", "", "wall ms", "CPU ms", "wall/floor", "CPU");
    costs.forEach(
        (name, all) -> {
          ResourceCost cost = ResourceCost.median(all);
          ResourceCost floor = name.equals(SELF_CHECK) || name.equals(WITHOUT) ? bare : archived;
          System.out.printf(
              "%-18s %9.0f %9.0f %12.2f %12.2f%n",
              name,
              cost.wallMs(),
              cost.cpuMs(),
              cost.wallMs() / floor.wallMs(),
              cost.cpuMs() / floor.cpuMs());
        });
    System.out.printf(
        "The aim: a self-check in at most %d floors.%n", 3 * Course.standard().exercises().size());
  }

  private static void selfCheck() throws Exception {
    int status =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // As in exercises/pom.xml.
                "-XX:+UseSerialGC",
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2",
                "-cp",
                System.getProperty("java.class.path"),
                Floor.class.getName(),
                SELF_CHECK)
            .inheritIO()
            .start()
            .waitFor();
    if (status != 0) {
      throw new IllegalStateException("The self-check ended with status " + status);
    }
  }

  private static void compile(List<SourceFile> sources, List<Path> classPath, Path folder)
      throws Exception {
    Map<String, String> texts = new LinkedHashMap<>();
    sources.forEach(source -> texts.put(source.path(), source.text()));
    try (SubmissionCompiler compiler = new SubmissionCompiler()) {
      if (compiler.compile(texts, classPath, folder)
          instanceof CompilationOutcome.Rejected rejected) {
        throw new IllegalStateException("The answer does not compile: " + rejected);
      }
    }
  }
}
