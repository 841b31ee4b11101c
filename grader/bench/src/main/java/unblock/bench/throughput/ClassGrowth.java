package unblock.bench.throughput;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import unblock.bench.FolderTrees;
import unblock.bench.ProgramRequirement;

/**
 * Measures whether the time of a class grows linearly and its memory does not grow: a class that is
 * twenty times as large should take twenty times as long. Run it from the repository's root after
 * {@code mvn package}, on Linux.
 */
public final class ClassGrowth {
  private static final long SEED = 20261123;
  private static final int FIRST = 50;
  private static final List<Integer> STOPS = List.of(FIRST, 100, 200, 400, 600, 800, 1_000);
  private static final long BETWEEN_LOOKS_MS = 200;

  private final BatchGrading together;
  private final Process grader;
  private final long begin = System.nanoTime();
  private double peakMb;
  private double peakAtFirst;

  private ClassGrowth(BatchGrading together) throws Exception {
    this.together = together;
    this.grader = together.start();
  }

  /**
   * Grades a class and prints a line at certain numbers of submissions.
   *
   * @param arguments the number of submissions, by default 1,000
   */
  public static void main(String[] arguments) throws Exception {
    ProgramRequirement.orExit(
        ProgramRequirement.REPOSITORY, ProgramRequirement.UNBLOCK_JAR, ProgramRequirement.PROC);
    int many = arguments.length == 0 ? 1_000 : Integer.parseInt(arguments[0]);
    Path folder = Files.createTempDirectory("growth-");
    try {
      ClassGrowth growth = new ClassGrowth(new BatchGrading(folder, ClassDraw.single(many, SEED)));
      System.out.printf(
          "%8s %10s %12s %14s %10s%n", "graded", "s", "s for each", "peak RSS MB", "");
      STOPS.stream().filter(stop -> stop <= many).forEach(growth::reach);
      growth.together.end(growth.grader);
    } finally {
      FolderTrees.delete(folder);
    }
  }

  private void reach(int stop) {
    try {
      while (together.done() < stop && grader.isAlive()) {
        look();
        TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MS);
      }
      look();
      peakAtFirst = peakAtFirst == 0 ? peakMb : peakAtFirst;
      double seconds = (System.nanoTime() - begin) / 1e9;
      System.out.printf(
          "%8d %10.1f %12.2f %14.0f %10.2f%n",
          together.done(), seconds, seconds / stop, peakMb, peakMb / peakAtFirst);
    } catch (Exception e) {
      throw new IllegalStateException("The grader could not be watched", e);
    }
  }

  /** Reads the process's current resident memory from proc(5); the JVM sometimes returns memory. */
  private void look() throws Exception {
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
