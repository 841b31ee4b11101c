package unblock.bench;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The time that a task took.
 *
 * @param wallMs the elapsed time
 * @param cpuMs the CPU time of this process and all processes that it started
 */
public record ResourceCost(double wallMs, double cpuMs) {
  private static final long LONGEST_MS = 2_000;
  private static final CpuMeter METER = CpuMeter.ofThisProcess();

  /** A task to measure. */
  public interface Task {
    void run() throws Exception;
  }

  /**
   * Runs the task, waits until its processes have ended, and returns its cost. The grader's
   * compiler processes stay alive for the next task: processes that existed before are not awaited,
   * and a process that was started meanwhile is awaited for two seconds.
   */
  public static ResourceCost of(Task task) throws Exception {
    Set<ProcessHandle> before = ProcessHandle.current().children().collect(Collectors.toSet());
    double cpu = METER.spentMs();
    long start = System.nanoTime();
    task.run();
    double wall = (System.nanoTime() - start) / 1e6;
    for (ProcessHandle child : ProcessHandle.current().children().toList()) {
      if (!before.contains(child)) {
        child.onExit().completeOnTimeout(child, LONGEST_MS, TimeUnit.MILLISECONDS).join();
      }
    }
    return new ResourceCost(wall, METER.spentMs() - cpu);
  }

  /** Returns the CPU time so far of this process and all processes that it started, in ms. */
  public static double cpuMsSoFar() throws IOException {
    return METER.spentMs();
  }

  /** Returns the medians of both times. */
  public static ResourceCost median(List<ResourceCost> costs) {
    return new ResourceCost(
        middle(costs.stream().map(ResourceCost::wallMs).toList()),
        middle(costs.stream().map(ResourceCost::cpuMs).toList()));
  }

  /** Returns the median of these figures, at least one. */
  public static double middle(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
