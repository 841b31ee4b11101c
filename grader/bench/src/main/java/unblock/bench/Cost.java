package unblock.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What something took.
 *
 * @param wallMs by the clock
 * @param cpuMs of this process and of all its children that have ended; Linux only
 */
public record Cost(double wallMs, double cpuMs) {
  /** Linux counts CPU time in hundredths of a second here. */
  private static final double TICK_MS = 10;

  private static final int USER_TIME = 11;

  /** Something to be measured. */
  public interface Task {
    void run() throws Exception;
  }

  /** Runs it, waits until its processes have ended, and tells what it took. */
  public static Cost of(Task task) throws Exception {
    double cpu = spentMs();
    long start = System.nanoTime();
    task.run();
    double wall = (System.nanoTime() - start) / 1e6;
    for (ProcessHandle child : ProcessHandle.current().children().toList()) {
      child.onExit().join();
    }
    return new Cost(wall, spentMs() - cpu);
  }

  /** In proc(5): utime, stime, cutime, cstime; the second field may hold blanks. */
  private static double spentMs() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"), StandardCharsets.ISO_8859_1);
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    double ticks = 0;
    for (int i = USER_TIME; i < USER_TIME + 4; i++) {
      ticks += Long.parseLong(fields[i]);
    }
    return ticks * TICK_MS;
  }

  /** The medians of both. */
  public static Cost median(List<Cost> costs) {
    return new Cost(median(costs, Cost::wallMs), median(costs, Cost::cpuMs));
  }

  private static double median(List<Cost> costs, ToDoubleFunction<Cost> part) {
    List<Double> sorted = costs.stream().map(part::applyAsDouble).sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
