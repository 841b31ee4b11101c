package unblock.engine.run;

import java.util.List;
import unblock.engine.preflight.ProcessLimits;
import unblock.message.Message;

/**
 * What one process may use, set by util-linux's {@code prlimit} and handed down to all that it
 * starts. Memory is limited as data, not as address space: a JVM reserves gigabytes of that and
 * uses none. A heap of 256 MiB and 1,100 threads stay below these 2 GiB on 17 and on 25.
 */
final class ChildLimits {
  private static final long MIB = 1L << 20;
  private static final long DATA = 2_048 * MIB;
  private static final long FILE = 64 * MIB;
  private static final int OPEN_FILES = 4_096;

  /** A wrong answer that spins may take a minute of it; a right one takes two seconds. */
  private static final int CPU_SECONDS = 300;

  /** One thread for each of hundreds of requests is a right answer, and the JVM has thirty. */
  private static final int THREADS = 1_200;

  private ChildLimits() {}

  /** Of each process by itself. */
  static List<String> ofAProcess() {
    return List.of(
        "prlimit",
        "--core=0:0",
        "--data=%d:%d".formatted(DATA, DATA),
        "--fsize=%d:%d".formatted(FILE, FILE),
        "--nofile=%d:%d".formatted(openFiles(), openFiles()),
        "--cpu=%d:%d".formatted(CPU_SECONDS, CPU_SECONDS));
  }

  /** Of all processes of a user together: only for a user who runs nothing else. */
  static List<String> ofAUser() {
    return List.of("prlimit", "--nproc=%d:%d".formatted(THREADS, THREADS));
  }

  /**
   * No more than this process could have itself: {@code prlimit} fails on that, and a child would
   * start without any limit.
   */
  static long openFiles() {
    return Math.min(OPEN_FILES, ProcessLimits.here().hardOpenFiles().orElse(OPEN_FILES));
  }

  static Message inWords() {
    return Message.of("protection.limits", "files", openFiles());
  }

  static Message ofAUserInWords() {
    return Message.of("protection.threads", "threads", THREADS);
  }
}
