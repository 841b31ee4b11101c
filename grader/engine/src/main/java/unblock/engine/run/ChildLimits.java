package unblock.engine.run;

import java.util.List;
import unblock.engine.preflight.ProcessLimits;
import unblock.message.Message;

/**
 * The resource limits of one process, set by util-linux's {@code prlimit} and inherited by its
 * child processes. Memory is limited as data, not as address space, because a JVM reserves
 * gigabytes of address space without using it. A heap of 256 MiB and 1,100 threads stay below these
 * 2 GiB on 17 and on 25.
 */
final class ChildLimits {
  private static final long MIB = 1L << 20;
  private static final long DATA = 2_048 * MIB;
  private static final long FILE = 64 * MIB;
  private static final int OPEN_FILES = 4_096;

  /** A wrong answer that spins can take a minute; a correct one takes two seconds. */
  private static final int CPU_SECONDS = 300;

  /** A correct answer may start one thread for each of hundreds of requests; the JVM has thirty. */
  private static final int THREADS = 1_200;

  private ChildLimits() {}

  /** Limits for each process. */
  static List<String> ofAProcess() {
    return List.of(
        "prlimit",
        "--core=0:0",
        "--data=%d:%d".formatted(DATA, DATA),
        "--fsize=%d:%d".formatted(FILE, FILE),
        "--nofile=%d:%d".formatted(openFiles(), openFiles()),
        "--cpu=%d:%d".formatted(CPU_SECONDS, CPU_SECONDS));
  }

  /**
   * Limits for all processes of a user together; usable only for a user without other processes.
   */
  static List<String> ofAUser() {
    return List.of("prlimit", "--nproc=%d:%d".formatted(THREADS, THREADS));
  }

  /**
   * The limit is at most this process's own: {@code prlimit} fails on a higher one, and the child
   * would start without any limit.
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
