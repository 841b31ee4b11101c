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
 * Whether anything moves in this JVM: figures that are compared with those of the next look.
 *
 * @param busy threads that have something to do as Java sees it, whether or not a core is free
 * @param picture a number for all that the threads were doing; another one when any of it changes
 * @param ran a number that stays the same only while no thread runs or waits for a core; empty
 *     where only Linux would know. Java alone cannot tell: a thread that a socket has woken and
 *     that waits for a core looks to it as if it still waited for the socket.
 */
record ActivitySnapshot(long busy, long picture, OptionalLong ran) {
  private static final int MOST_READ = 1_024;
  private static final Path TASKS = Path.of("/proc/self/task");
  private static final Path THIS_TASK = Path.of("/proc/thread-self");
  private static final Path OWN_TIMES = Path.of("/proc/self/schedstat");

  /** Name of the thread that sends messages; each look makes it move. */
  static final String REPORTER = "reporter";

  /** Name of the thread that sees to it that looks come to an end; it moves by itself. */
  static final String WATCH = "watch";

  /**
   * The JVM's own threads, by the first 15 characters of their names, which is all Linux keeps.
   * None of them brings a request on, and looking wakes some of them.
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

  /** The figures of all these threads but the calling one. */
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
            .map(each -> each * each) // A sum of plain figures would hide a change of places.
            .sum();
    return new ActivitySnapshot(busy, picture, ranOnLinux());
  }

  /** A thread that waits for a socket in the kernel counts as runnable in Java. */
  private static boolean waitsInTheKernel(StackTraceElement top) {
    return top.isNativeMethod()
        && (top.getClassName().startsWith("sun.nio.ch.")
            || top.getClassName().startsWith("java.lang.ref.")
            || top.getClassName().startsWith("java.lang.ProcessHandleImpl"));
  }

  /** Time on a core and in the queue for one, in ns, added up over the threads that matter. */
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
      int end = stat.lastIndexOf(')'); // The name before it is free text.
      String name = stat.substring(stat.indexOf('(') + 1, end);
      if (OF_THE_JVM.stream().anyMatch(name::startsWith)) {
        return 0;
      }
      char state = stat.charAt(end + 2);
      if (state == 'R' || state == 'D') {
        return System.nanoTime(); // It will have run at the next look, or still wants to.
      }
      String[] times = read(task, "schedstat").trim().split(" ", -1);
      return 1 + Long.parseLong(times[0]) + Long.parseLong(times[1]);
    } catch (FileNotFoundException e) {
      if (Files.exists(task)) {
        throw e; // As where no more files can be opened: then nothing is known of it.
      }
      return 0; // It has just ended, which the sum shows at the next look.
    } catch (NumberFormatException e) {
      throw new IOException("schedstat has another form here", e);
    }
  }

  /** Not through a channel: there may be hundreds of threads, at each look. */
  private static String read(Path task, String name) throws IOException {
    try (FileInputStream in = new FileInputStream(task + "/" + name)) {
      return new String(in.readNBytes(MOST_READ), StandardCharsets.ISO_8859_1);
    }
  }

  /** As fields of a message. */
  List<String> fields() {
    return List.of(
        Long.toString(busy),
        Long.toString(picture),
        ran.isPresent() ? Long.toString(ran.getAsLong()) : "");
  }
}
