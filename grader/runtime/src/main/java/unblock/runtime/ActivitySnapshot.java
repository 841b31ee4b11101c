package unblock.runtime;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * Figures that show whether any thread of this JVM is active. The caller compares them with the
 * figures of the next snapshot.
 *
 * @param busy the number of threads that Java reports as runnable, with or without a CPU core
 * @param picture a hash of the states of all threads; it changes when any thread does something
 *     else
 * @param ran a number that stays the same only while no thread runs or waits for a core; empty on
 *     systems other than Linux. Java alone cannot determine this: a thread that a socket has woken
 *     and that waits for a core still looks as if it waited for the socket.
 */
record ActivitySnapshot(long busy, long picture, OptionalLong ran) {
  private static final int MOST_READ = 1_024;
  private static final Path TASKS = KernelFiles.of("self/task");
  private static final Path THIS_TASK = KernelFiles.of("thread-self");
  private static final Path OWN_TIMES = KernelFiles.of("self/schedstat");

  /** Name of the thread that sends messages; each snapshot makes it run. */
  static final String REPORTER = "reporter";

  /** Name of the thread that ends a child whose order does not finish; it runs by itself. */
  static final String WATCH = "watch";

  /**
   * The JVM's own threads, by the first 15 characters of their names (the limit of Linux). None of
   * them advances a request, and a snapshot wakes some of them.
   */
  private static final List<String> OF_THE_JVM =
      List.of(
          REPORTER,
          WATCH,
          "VM Thread",
          "VM Periodic Tas",
          "C1 CompilerThre",
          "C2 CompilerThre",
          "Sweeper thread",
          "Service Thread",
          "Monitor Deflati",
          "Signal Dispatch",
          "Notification Th",
          "Reference Handl",
          "Common-Cleaner",
          "Finalizer",
          "GC Thread#");

  /** Returns the figures of all these threads except the calling one. */
  static ActivitySnapshot of(List<LiveThread> all, SubmissionThreads threads) {
    List<LiveThread> watched =
        all.stream()
            .filter(live -> live.thread() != Thread.currentThread())
            .filter(
                live ->
                    !List.of(REPORTER, WATCH).contains(live.thread().getName())
                        || !threads.own(live.thread()))
            .toList();
    long busy =
        watched.stream()
            .filter(live -> live.thread().getState() == Thread.State.RUNNABLE)
            .filter(live -> !live.stack().isEmpty())
            .filter(live -> !waitsInTheKernel(live.stack().get(0)))
            .count();
    long picture =
        watched.stream()
            .mapToLong(live -> live.thread().getId() * 31 + live.stack().hashCode())
            .map(each -> each * each) // Makes a swap of two stacks change the sum.
            .sum();
    return new ActivitySnapshot(busy, picture, ranOnLinux());
  }

  /**
   * Whether the thread waits for a socket in the kernel. Java reports such a thread as runnable.
   */
  private static boolean waitsInTheKernel(StackTraceElement top) {
    return top.isNativeMethod()
        && (top.getClassName().startsWith("sun.nio.ch.")
            || top.getClassName().startsWith("java.lang.ref.")
            || top.getClassName().startsWith("java.lang.ProcessHandleImpl"));
  }

  /**
   * Returns the time on a core and in the queue for a core, in ns, summed over the relevant
   * threads.
   */
  private static OptionalLong ranOnLinux() {
    if (!Files.isSymbolicLink(THIS_TASK) || !Files.isReadable(OWN_TIMES)) {
      return OptionalLong.empty();
    }
    long sum = 0;
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
      String own = Files.readSymbolicLink(THIS_TASK).getFileName().toString();
      for (Path task : tasks) {
        sum += task.endsWith(own) ? 0 : ran(task);
      }
      return OptionalLong.of(sum);
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  private static long ran(Path task) throws IOException {
    try {
      String stat = read(task, "stat");
      int end = stat.lastIndexOf(')'); // The thread name before it is free text.
      String name = stat.substring(stat.indexOf('(') + 1, end);
      if (OF_THE_JVM.stream().anyMatch(name::startsWith)) {
        return 0;
      }
      char state = stat.charAt(end + 2);
      if (state == 'R' || state == 'D') {
        return System.nanoTime(); // Running or queued: never the same sum.
      }
      String[] times = read(task, "schedstat").trim().split(" ", -1);
      return 1 + Long.parseLong(times[0]) + Long.parseLong(times[1]);
    } catch (FileNotFoundException e) {
      if (Files.exists(task)) {
        throw e; // Unknown, for example because no more files can be opened.
      }
      return 0; // The thread has just ended, which changes the sum of the next snapshot.
    } catch (NumberFormatException e) {
      throw new IOException("schedstat has another form here", e);
    }
  }

  /** Reads a file without a channel, because each snapshot may read hundreds of threads. */
  private static String read(Path task, String name) throws IOException {
    try (FileInputStream in = new FileInputStream(task + "/" + name)) {
      return new String(in.readNBytes(MOST_READ), StandardCharsets.ISO_8859_1);
    }
  }

  /** Returns the figures as fields of a message. */
  List<String> fields() {
    return List.of(
        Long.toString(busy),
        Long.toString(picture),
        ran.isPresent() ? Long.toString(ran.getAsLong()) : "");
  }
}
