package unblock.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToDoubleFunction;

/**
 * Measures the CPU time of this process and all processes that it started. If possible, the process
 * gets its own control group, which also counts processes that no process waited for, such as a
 * child whose guard ended with it. Otherwise the figures come from proc(5), which counts live
 * processes and awaited children only; the result can then be too small.
 */
final class CpuMeter {
  /** Linux counts CPU time in hundredths of a second in proc(5). */
  private static final double TICK_MS = 10;

  private static final int USER_TIME = 11;
  private static final Path FIRST = Path.of("/sys/fs/cgroup/cpuacct");
  private static final Path SECOND = Path.of("/sys/fs/cgroup");

  private final Path file;
  private final ToDoubleFunction<String> ms;

  private CpuMeter(Path file, ToDoubleFunction<String> ms) {
    this.file = file;
    this.ms = ms;
  }

  /** Creates a meter and moves this process to its own control group if that is allowed. */
  static CpuMeter ofThisProcess() {
    try {
      if (Files.isWritable(FIRST.resolve("cgroup.procs"))) {
        return new CpuMeter(
            group(FIRST).resolve("cpuacct.usage"), text -> Long.parseLong(text.trim()) / 1e6);
      }
      if (Files.isWritable(SECOND.resolve("cgroup.procs"))) {
        return new CpuMeter(group(SECOND).resolve("cpu.stat"), CpuMeter::usage);
      }
    } catch (IOException e) {
      System.err.println("No control group, so CPU times may be too small: " + e);
    }
    return new CpuMeter(Path.of("/proc/self/stat"), text -> ticks(text) + ofThoseThatLive());
  }

  private static double ofThoseThatLive() {
    return ProcessHandle.current()
        .descendants()
        .mapToDouble(each -> ticks(Path.of("/proc/" + each.pid() + "/stat")))
        .sum();
  }

  /** Returns 0 for a process that has ended in the meantime. */
  private static double ticks(Path stat) {
    try {
      return ticks(Files.readString(stat, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return 0;
    }
  }

  /** Moves this process to a new group. A shutdown hook removes the group. */
  private static Path group(Path root) throws IOException {
    long pid = ProcessHandle.current().pid();
    Path group = Files.createDirectory(root.resolve("unblock-bench-" + pid));
    Files.writeString(group.resolve("cgroup.procs"), Long.toString(pid));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(root, group)));
    return group;
  }

  private static void leave(Path root, Path group) {
    try {
      Files.writeString(root.resolve("cgroup.procs"), Long.toString(ProcessHandle.current().pid()));
      Files.delete(group);
    } catch (IOException e) {
      System.err.println(group + " is left behind: " + e);
    }
  }

  double spentMs() throws IOException {
    return ms.applyAsDouble(Files.readString(file, StandardCharsets.ISO_8859_1));
  }

  private static double usage(String stat) {
    return stat.lines()
        .filter(line -> line.startsWith("usage_usec "))
        .mapToDouble(line -> Long.parseLong(line.split(" ", -1)[1]) / 1e3)
        .sum();
  }

  /** Sums utime, stime, cutime and cstime. The second field may contain blanks. */
  private static double ticks(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    double ticks = 0;
    for (int i = USER_TIME; i < USER_TIME + 4; i++) {
      ticks += Long.parseLong(fields[i]);
    }
    return ticks * TICK_MS;
  }
}
