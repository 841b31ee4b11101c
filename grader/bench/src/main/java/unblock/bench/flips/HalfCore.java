package unblock.bench.flips;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A control group with half a core for the grader and its children. */
final class HalfCore implements ActiveLoad {
  private static final int PERIOD_US = 100_000;
  private static final int QUOTA_US = PERIOD_US / 2;
  private static final Path FIRST = Path.of("/sys/fs/cgroup/cpu");
  private static final Path SECOND = Path.of("/sys/fs/cgroup");

  private final Path group;

  private HalfCore(Path group) {
    this.group = group;
  }

  /**
   * Starts the load with control groups of version 1 or 2. If neither is allowed, one core is
   * shared with a busy loop.
   */
  static ActiveLoad start() throws IOException {
    String name = "unblock-flips-" + ProcessHandle.current().pid();
    if (Files.isWritable(FIRST.resolve("cgroup.procs"))) {
      Path group = made(FIRST.resolve(name));
      Files.writeString(group.resolve("cpu.cfs_period_us"), Integer.toString(PERIOD_US));
      Files.writeString(group.resolve("cpu.cfs_quota_us"), Integer.toString(QUOTA_US));
      return new HalfCore(group);
    }
    if (Files.isWritable(SECOND.resolve("cgroup.procs"))) {
      Path group = made(SECOND.resolve(name));
      if (Files.isWritable(group.resolve("cpu.max"))) {
        Files.writeString(group.resolve("cpu.max"), QUOTA_US + " " + PERIOD_US);
        return new HalfCore(group);
      }
      Files.delete(group);
    }
    return new SharedCore(LoadProcesses.busy(1, SharedCore.ON_ONE));
  }

  private static Path made(Path group) throws IOException {
    return Files.isDirectory(group) ? group : Files.createDirectory(group);
  }

  @Override
  public List<String> around(List<String> command) {
    List<String> inGroup = new ArrayList<>();
    inGroup.addAll(List.of("sh", "-c", "echo $$ > \"$0\" && exec \"$@\""));
    inGroup.add(group.resolve("cgroup.procs").toString());
    inGroup.addAll(command);
    return inGroup;
  }

  @Override
  public String how() {
    return "control group " + group;
  }

  /** Deletes the group. That is possible only after all its processes have ended. */
  @Override
  public void close() {
    boolean gone = group.toFile().delete();
    for (int i = 0; !gone && i < 100 && Files.exists(group); i++) {
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      gone = group.toFile().delete();
    }
  }

  /** All processes on one core, with a busy loop that takes about half of it. */
  private record SharedCore(LoadProcesses loop) implements ActiveLoad {
    static final List<String> ON_ONE = List.of("taskset", "-c", "0");

    @Override
    public List<String> around(List<String> command) {
      List<String> onOne = new ArrayList<>(ON_ONE);
      onOne.addAll(command);
      return onOne;
    }

    @Override
    public String how() {
      return "one core, shared with a busy loop";
    }

    @Override
    public void close() {
      loop.close();
    }
  }
}
