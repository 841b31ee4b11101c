package unblock.bench.throughput;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import unblock.bench.FolderTrees;
import unblock.bench.ProgramRequirement;
import unblock.bench.ResourceCost;

/**
 * Measures whether the time of a class grows linearly and its memory does not grow: a class that is
 * twenty times as large should take twenty times as long. Compares all verdicts with the expected
 * ones. Run it from the repository's root after {@code mvn package}, on Linux.
 */
@Command(
    name = "ClassGrowth",
    mixinStandardHelpOptions = true,
    description = "Measures the time and memory of a class while it is graded.")
public final class ClassGrowth implements Callable<Integer> {
  private static final List<Integer> STOPS = List.of(50, 100, 200, 400, 600, 800);

  @Parameters(
      arity = "0..1",
      defaultValue = "1000",
      paramLabel = "N",
      description = "the number of submissions; by default ${DEFAULT-VALUE}")
  private int many;

  @Mixin private ClassOptions options = new ClassOptions();

  private ClassGrowth() {}

  /** Grades a class and prints a line at certain numbers of submissions. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new ClassGrowth()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    ProgramRequirement.orExit(
        ProgramRequirement.REPOSITORY, ProgramRequirement.UNBLOCK_JAR, ProgramRequirement.PROC);
    Path folder = Files.createTempDirectory("growth-");
    try {
      List<HandedSubmission> all = options.draw(many);
      BatchGrading together = new BatchGrading(folder, all);
      measure(together);
      List<String> other = new ArrayList<>();
      for (HandedSubmission each : all) {
        if (!each.isJudgedAsExpected(together.verdicts(each))) {
          other.add(each.name());
        }
      }
      System.out.println("Judged otherwise than expected: " + (other.isEmpty() ? "none" : other));
    } finally {
      FolderTrees.delete(folder);
    }
    return 0;
  }

  private void measure(BatchGrading together) throws Exception {
    double cpuMsBefore = ResourceCost.cpuMsSoFar(); // The grader inherits this control group.
    Run run = new Run(together, together.start(), System.nanoTime(), cpuMsBefore);
    System.out.printf(
        "%8s %10s %12s %15s %15s %12s %8s%n",
        "graded", "s", "s for each", "CPU s for each", "for each more", "peak RSS MB", "");
    for (int stop : STOPS) {
      if (stop < many) {
        run.reach(stop);
      }
    }
    run.reach(many);
    together.end(run.grader);
  }

  /** The class while it is graded. */
  private static final class Run {
    private static final long BETWEEN_LOOKS_MS = 200;

    private final BatchGrading together;
    private final Process grader;
    private final long beginNanos;
    private final double cpuMsBefore;
    private double peakMb;
    private double peakAtFirst;
    private int doneBefore;
    private double cpuSecondsBefore;

    Run(BatchGrading together, Process grader, long beginNanos, double cpuMsBefore) {
      this.together = together;
      this.grader = grader;
      this.beginNanos = beginNanos;
      this.cpuMsBefore = cpuMsBefore;
    }

    /** Waits until that many submissions have a grade, and prints the figures. */
    void reach(int stop) throws IOException, InterruptedException {
      while (together.done() < stop && grader.isAlive()) {
        readMemory();
        TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MS);
      }
      readMemory();
      peakAtFirst = peakAtFirst == 0 ? peakMb : peakAtFirst;
      int done = together.done();
      double seconds = (System.nanoTime() - beginNanos) / 1e9;
      double cpuSeconds = (ResourceCost.cpuMsSoFar() - cpuMsBefore) / 1e3;
      System.out.printf(
          "%8d %10.1f %12.2f %15.2f %15.2f %12.0f %8.2f%n",
          done,
          seconds,
          seconds / done,
          cpuSeconds / done,
          (cpuSeconds - cpuSecondsBefore) / (done - doneBefore),
          peakMb,
          peakMb / peakAtFirst);
      doneBefore = done;
      cpuSecondsBefore = cpuSeconds;
    }

    /** Reads the current resident memory from proc(5); the JVM sometimes returns memory. */
    private void readMemory() throws IOException {
      Path status = Path.of("/proc/" + grader.pid() + "/status");
      if (Files.exists(status)) {
        for (String line : Files.readAllLines(status, StandardCharsets.UTF_8)) {
          if (line.startsWith("VmRSS:")) {
            peakMb = Math.max(peakMb, Integer.parseInt(line.replaceAll("\\D", "")) / 1_024.0);
          }
        }
      }
    }
  }
}
