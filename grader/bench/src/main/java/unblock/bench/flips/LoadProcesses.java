package unblock.bench.flips;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A load by other processes, which also end when this process has ended. */
final class LoadProcesses implements ActiveLoad {
  private static final double SHARE_OF_FREE = 0.6;
  private static final long MOST_MB = 12 * 1024;

  private final List<Process> started = new ArrayList<>();
  private final String how;

  private LoadProcesses(String how) {
    this.how = how;
  }

  /**
   * Starts this number of busy loops.
   *
   * @param before the beginning of the command, as in {@code taskset -c 0}
   */
  static LoadProcesses busy(int count, List<String> before) throws IOException {
    LoadProcesses busy = new LoadProcesses(count + " busy loops");
    String loop =
        "while kill -0 %d 2>/dev/null; do i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; done"
            .formatted(ProcessHandle.current().pid());
    for (int i = 0; i < count; i++) {
      List<String> command = new ArrayList<>(before);
      command.addAll(List.of("sh", "-c", loop));
      busy.add(command);
    }
    return busy;
  }

  /** Starts a process that writes to most of the memory that is free now. */
  static LoadProcesses memory() throws IOException {
    long freeMb =
        Files.readAllLines(Path.of("/proc/meminfo")).stream()
            .filter(line -> line.startsWith("MemAvailable:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
            .findFirst()
            .orElseThrow();
    long mb = Math.min(MOST_MB, (long) (SHARE_OF_FREE * freeMb));
    LoadProcesses memory = new LoadProcesses(mb + " MB of " + freeMb + " MB free");
    memory.add(JvmCommand.command(MemoryFiller.class, mb + 256 + "m", List.of(Long.toString(mb))));
    return memory;
  }

  private void add(List<String> command) throws IOException {
    started.add(
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  @Override
  public String how() {
    return how;
  }

  @Override
  public void close() {
    started.forEach(Process::destroyForcibly);
  }
}
