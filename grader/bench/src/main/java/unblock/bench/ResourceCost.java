package unblock.bench;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What something took.
 *
 * @param wallMs by the clock
 * @param cpuMs of this process and of all that it started
 */
public record ResourceCost(double wallMs, double cpuMs) {
  private static final long LONGEST_MS = 2_000;
  private static final CpuMeter METER = CpuMeter.ofThisProcess();

  /** Something to be measured. */
  public interface Task {
    void run() throws Exception;
  }

  /**
   * Runs it, waits until its processes have ended, and tells what it took. The grader's compiler
   * processes stay for the next task: those that were there before are not waited for, and one that
   * was started meanwhile is so for two seconds.
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

  /** The medians of both. */
  public static ResourceCost median(List<ResourceCost> costs) {
    return new ResourceCost(
        middle(costs.stream().map(ResourceCost::wallMs).toList()),
        middle(costs.stream().map(ResourceCost::cpuMs).toList()));
  }

  /** The median of these, of which there is at least one. */
  public static double middle(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
