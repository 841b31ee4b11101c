package unblock.bench.throughput;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import unblock.bench.Cost;
import unblock.bench.Percentile;
import unblock.bench.Requirement;
import unblock.bench.Trees;

/**
 * How many submissions a minute: a class graded at once, and the same one with one build for each.
 * The builds are cut in two halves around the other, so that a machine that slows down does so for
 * both. Run it from the repository's root after {@code mvn package}, on Linux.
 */
public final class Throughput {
  private static final long SEED = 20261123;

  private Throughput() {}

  /**
   * Measures and prints a table.
   *
   * @param arguments how many submissions, 50 if there is none
   */
  public static void main(String[] arguments) throws Exception {
    Requirement.orExit(
        Requirement.REPOSITORY, Requirement.UNBLOCK_JAR, Requirement.MAVEN, Requirement.PROC);
    List<Handed> all =
        Handed.draw(arguments.length == 0 ? 50 : Integer.parseInt(arguments[0]), SEED);
    Path folder = Files.createTempDirectory("throughput-");
    try {
      measure(all, folder);
    } finally {
      Trees.delete(folder);
    }
  }

  private static void measure(List<Handed> all, Path folder) throws Exception {
    OneByOne today = OneByOne.in(Files.createDirectory(folder.resolve("checkout")));
    Together together = new Together(Files.createDirectory(folder.resolve("batch")), all);
    int half = all.size() / 2;
    Set<String> right = new HashSet<>();
    List<Cost> builds = new ArrayList<>();
    grade(all.subList(0, half), today, right, builds);
    List<Double> took = new ArrayList<>();
    Cost batch = Cost.of(() -> took.addAll(together.grade()));
    grade(all.subList(half, all.size()), today, right, builds);

    System.out.printf("%d submissions, %d at once%n", all.size(), Together.JOBS);
    System.out.printf(
        "%-24s %12s %10s %10s %14s%n", "", "per minute", "p50 s", "p95 s", "CPU s for each");
    double one = builds.stream().mapToDouble(Cost::wallMs).sum();
    double oneCpu = builds.stream().mapToDouble(Cost::cpuMs).sum();
    print("mvn -o -q test for each", all.size(), one, oneCpu, walls(builds));
    print("unblock grade --batch", all.size(), batch.wallMs(), batch.cpuMs(), took);
    System.out.printf(
        "Ratio: %.1f in submissions per minute, %.1f in CPU time.%n",
        one / batch.wallMs(), oneCpu / batch.cpuMs());
    List<String> other = new ArrayList<>();
    for (Handed each : all) {
      if (together.right(each) != right.contains(each.name())) {
        other.add(each.name());
      }
    }
    System.out.println("Judged otherwise by the two: " + (other.isEmpty() ? "none" : other));
  }

  private static void grade(List<Handed> some, OneByOne today, Set<String> right, List<Cost> builds)
      throws Exception {
    for (Handed each : some) {
      builds.add(
          Cost.of(
              () -> {
                if (today.grade(each)) {
                  right.add(each.name());
                }
              }));
    }
  }

  private static List<Double> walls(List<Cost> costs) {
    return costs.stream().map(Cost::wallMs).toList();
  }

  private static void print(String what, int many, double wallMs, double cpuMs, List<Double> each) {
    System.out.printf(
        "%-24s %12.1f %10.1f %10.1f %14.1f%n",
        what,
        many / (wallMs / 60_000),
        Percentile.of(each, 0.5) / 1_000,
        Percentile.of(each, 0.95) / 1_000,
        cpuMs / 1_000 / many);
  }
}
