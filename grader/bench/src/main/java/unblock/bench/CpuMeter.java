package unblock.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToDoubleFunction;

/**
 * Tells how much CPU time this process and all that it started have spent. By a control group of
 * its own where that is allowed: it also counts those that nobody has waited for, such as a child
 * whose guard is ended with it. Else by what Linux adds up for processes that live and for children
 * that were waited for, which is too little then.
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

  /** A meter of this process, from now on in a control group of its own if it may. */
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

  /** 0 for a process that has ended by now. */
  private static double ticks(Path stat) {
    try {
      return ticks(Files.readString(stat, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return 0;
    }
  }

  /** Moves this process there; what it leaves behind is an empty group. */
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

  /** The second field may hold blanks; then utime, stime, cutime, cstime. */
  private static double ticks(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    double ticks = 0;
    for (int i = USER_TIME; i < USER_TIME + 4; i++) {
      ticks += Long.parseLong(fields[i]);
    }
    return ticks * TICK_MS;
  }
}
