package unblock.engine.compile;

import java.util.Arrays;
import java.util.Optional;

/** The reason why a compiler process ended while it compiled, from its exit status. */
enum CompilerExit {
  /** The JVM's own status under {@code -XX:+ExitOnOutOfMemoryError}. */
  MEMORY(3),
  CPU_TIME(10),
  CLASS_BYTES(11),
  /** Not caused by the sources. */
  WALL_TIME(12),
  /** This Java has no compiler. */
  NO_COMPILER(13);

  private final int status;

  CompilerExit(int status) {
    this.status = status;
  }

  /** Ends this JVM at once, regardless of its threads. */
  void halt() {
    Runtime.getRuntime().halt(status);
  }

  /** The reason for that status; empty for other statuses. */
  static Optional<CompilerExit> of(int status) {
    return Arrays.stream(values()).filter(each -> each.status == status).findFirst();
  }
}
