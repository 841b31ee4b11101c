package unblock.given.world;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What the threads of this JVM are doing now, as far as a submission has to do with them. */
final class Snapshot {
  private Snapshot() {}

  /**
   * CPU time of this process in ms, the number of threads that run or could run, then four fields
   * for each thread: the request for which it is the worker or an empty text, its name, its state,
   * and its frames, innermost first, a line each.
   */
  static Message take(Worker worker, Threads threads) {
    List<String> fields = new ArrayList<>();
    fields.add(Long.toString(cpuMs()));
    fields.add(Long.toString(Math.max(busyInJava(), busyInLinux())));
    Map<Thread, String> holders = worker.holders();
    holders.forEach((thread, request) -> add(fields, thread, request));
    threads.foreign().stream()
        .filter(thread -> !holders.containsKey(thread))
        .forEach(thread -> add(fields, thread, ""));
    return Message.of("snapshot", fields);
  }

  /**
   * Threads that have something to do, whether or not a core is free for them. A thread that waits
   * in the kernel for a socket counts as runnable in Java and is left out.
   */
  private static long busyInJava() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(entry -> entry.getKey() != Thread.currentThread())
        .filter(entry -> entry.getKey().getState() == Thread.State.RUNNABLE)
        .filter(entry -> entry.getValue().length > 0)
        .filter(entry -> !waitsInTheKernel(entry.getValue()[0]))
        .count();
  }

  /**
   * Threads that run, could run or wait for a disk, as Linux sees it: one that a socket has woken
   * and that waits for a core looks to Java as if it still waited for the socket. 0 elsewhere.
   */
  private static long busyInLinux() {
    File[] tasks = new File("/proc/self/task").listFiles();
    if (tasks == null) {
      return 0;
    }
    long busy = Arrays.stream(tasks).filter(Snapshot::runsOrCould).count();
    return busy - 1; // This thread.
  }

  private static boolean runsOrCould(File task) {
    try {
      String stat = Files.readString(task.toPath().resolve("stat"), StandardCharsets.ISO_8859_1);
      char state = stat.charAt(stat.lastIndexOf(')') + 2); // The name before it is free text.
      return state == 'R' || state == 'D';
    } catch (IOException e) {
      return false; // It has just ended.
    }
  }

  private static boolean waitsInTheKernel(StackTraceElement top) {
    return top.isNativeMethod()
        && (top.getClassName().startsWith("sun.nio.ch.")
            || top.getClassName().startsWith("java.lang.ref.")
            || top.getClassName().startsWith("java.lang.ProcessHandleImpl"));
  }

  private static void add(List<String> fields, Thread thread, String request) {
    fields.add(request);
    fields.add(thread.getName());
    fields.add(thread.getState().name());
    fields.add(String.join("\n", Stacks.frames(thread.getStackTrace())));
  }

  private static long cpuMs() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
  }
}
