package unblock.bench.throughput;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import unblock.bench.FolderTrees;
import unblock.bench.NearestRank;
import unblock.bench.ProgramRequirement;
import unblock.bench.ResourceCost;

/**
 * Measures submissions per minute, for a class graded at once and for one build per submission.
 * Half of the builds run before the class and half after it, so that a change of the machine's
 * speed affects both. Run it from the repository's root after {@code mvn package}, on Linux.
 */
@Command(
    name = "Throughput",
    mixinStandardHelpOptions = true,
    description = "Measures submissions per minute, against one build per submission.")
public final class Throughput implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      defaultValue = "50",
      paramLabel = "N",
      description = "the number of submissions; by default ${DEFAULT-VALUE}")
  private int many;

  @Mixin private ClassOptions options = new ClassOptions();

  private Throughput() {}

  /** Measures and prints a table. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Throughput()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    ProgramRequirement.orExit(
        ProgramRequirement.REPOSITORY,
        ProgramRequirement.UNBLOCK_JAR,
        ProgramRequirement.MAVEN,
        ProgramRequirement.PROC);
    List<HandedSubmission> all = options.draw(many);
    Path folder = Files.createTempDirectory("throughput-");
    try {
      measure(all, folder);
    } finally {
      FolderTrees.delete(folder);
    }
    return 0;
  }

  private static void measure(List<HandedSubmission> all, Path folder) throws Exception {
    OneByOne today = OneByOne.in(Files.createDirectory(folder.resolve("checkout")));
    BatchGrading together = new BatchGrading(Files.createDirectory(folder.resolve("batch")), all);
    int half = all.size() / 2;
    Map<String, Optional<GradeVerdicts>> verdicts = new HashMap<>();
    List<ResourceCost> builds = new ArrayList<>();
    grade(all.subList(0, half), today, verdicts, builds);
    List<Double> took = new ArrayList<>();
    ResourceCost batch = ResourceCost.of(() -> took.addAll(together.grade()));
    grade(all.subList(half, all.size()), today, verdicts, builds);

    System.out.printf("%d submissions, %d at once%n", all.size(), BatchGrading.JOBS);
    System.out.printf(
        "%-24s %12s %10s %10s %14s%n", "", "per minute", "p50 s", "p95 s", "CPU s for each");
    double one = builds.stream().mapToDouble(ResourceCost::wallMs).sum();
    double oneCpu = builds.stream().mapToDouble(ResourceCost::cpuMs).sum();
    print("mvn -o -q test for each", all.size(), one, oneCpu, walls(builds));
    print("unblock grade --batch", all.size(), batch.wallMs(), batch.cpuMs(), took);
    System.out.printf(
        "Ratio: %.1f in submissions per minute, %.1f in CPU time.%n",
        one / batch.wallMs(), oneCpu / batch.cpuMs());
    List<String> other = new ArrayList<>();
    for (HandedSubmission each : all) {
      GradeVerdicts inTheClass = together.verdicts(each);
      Optional<GradeVerdicts> inABuild = Objects.requireNonNull(verdicts.get(each.name()));
      if (inABuild.isPresent()
          ? !inABuild.get().equals(inTheClass)
          : inTheClass.isRight()) { // A build that does not compile grades nothing.
        other.add(each.name());
      }
    }
    System.out.println("Judged otherwise by the two: " + (other.isEmpty() ? "none" : other));
  }

  private static void grade(
      List<HandedSubmission> some,
      OneByOne today,
      Map<String, Optional<GradeVerdicts>> verdicts,
      List<ResourceCost> builds)
      throws Exception {
    for (HandedSubmission each : some) {
      builds.add(ResourceCost.of(() -> verdicts.put(each.name(), today.grade(each))));
    }
  }

  private static List<Double> walls(List<ResourceCost> costs) {
    return costs.stream().map(ResourceCost::wallMs).toList();
  }

  private static void print(String what, int many, double wallMs, double cpuMs, List<Double> each) {
    System.out.printf(
        "%-24s %12.1f %10.1f %10.1f %14.1f%n",
        what,
        many / (wallMs / 60_000),
        NearestRank.of(each, 0.5) / 1_000,
        NearestRank.of(each, 0.95) / 1_000,
        cpuMs / 1_000 / many);
  }
}
