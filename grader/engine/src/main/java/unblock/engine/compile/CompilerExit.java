package unblock.engine.compile;

import java.util.Arrays;
import java.util.Optional;

/** Why a compiler process ended while it compiled, as its exit status tells. */
enum CompilerExit {
  /** The JVM's own status under {@code -XX:+ExitOnOutOfMemoryError}. */
  MEMORY(3),
  CPU_TIME(10),
  CLASS_BYTES(11),
  /** Not the sources' fault. */
  WALL_TIME(12),
  /** This Java has no compiler. */
  NO_COMPILER(13);

  private final int status;

  CompilerExit(int status) {
    this.status = status;
  }

  /** Ends this JVM at once, whatever its threads do. */
  void halt() {
    Runtime.getRuntime().halt(status);
  }

  /** The reason for that status; empty when it is none of these. */
  static Optional<CompilerExit> of(int status) {
    return Arrays.stream(values()).filter(each -> each.status == status).findFirst();
  }
}
