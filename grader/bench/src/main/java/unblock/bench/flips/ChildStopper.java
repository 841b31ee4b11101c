package unblock.bench.flips;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import unblock.runtime.ChildMain;

/** Stops the grader's children at random moments and continues them up to 2 s later. */
final class ChildStopper implements ActiveLoad {
  private static final int SHORTEST_GAP_MS = 100;
  private static final int LONGEST_GAP_MS = 1500;
  private static final int SHORTEST_STOP_MS = 50;
  private static final int LONGEST_STOP_MS = 2000;

  private final Random random;
  private final Thread thread = new Thread(this::run, "stops");
  private volatile boolean closed;
  private volatile ProcessHandle worker = ProcessHandle.current();

  ChildStopper(long seed) {
    random = new Random(seed);
    thread.setDaemon(true);
  }

  @Override
  public void take(Process grader) {
    worker = grader.toHandle();
    thread.start();
  }

  private void run() {
    try {
      while (!closed) {
        TimeUnit.MILLISECONDS.sleep(random.nextInt(SHORTEST_GAP_MS, LONGEST_GAP_MS + 1));
        List<ProcessHandle> children = children();
        if (!children.isEmpty()) {
          ProcessHandle child = children.get(random.nextInt(children.size()));
          signal("-STOP", child);
          try {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(SHORTEST_STOP_MS, LONGEST_STOP_MS + 1));
          } finally {
            signal("-CONT", child);
          }
        }
      }
    } catch (InterruptedException e) {
      return; // Closed.
    } catch (IOException e) {
      System.err.println("No child can be stopped: " + e);
    }
  }

  private List<ProcessHandle> children() {
    return worker.descendants().filter(ChildStopper::isChild).toList();
  }

  private static boolean isChild(ProcessHandle process) {
    try {
      String line = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
      return line.contains("/" + ChildMain.class.getName() + "\0")
          && line.substring(0, line.indexOf('\0')).endsWith("/java"); // Excludes its guard process.
    } catch (IOException e) {
      return false; // The process has ended.
    }
  }

  private static void signal(String which, ProcessHandle child) throws IOException {
    if (child.isAlive()) {
      Process kill =
          new ProcessBuilder("kill", which, Long.toString(child.pid()))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      kill.onExit().join();
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      for (ProcessHandle child : children()) {
        signal("-CONT", child);
      }
    } catch (IOException e) {
      System.err.println("A stopped child may be left: " + e);
    }
  }
}
