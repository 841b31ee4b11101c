package unblock.engine.model;

import java.util.List;
import java.util.Objects;

/**
 * The threads and connections that remain after {@code close()}.
 *
 * @param closing the stack of {@code close()} itself, innermost first; empty when it returned
 * @param threads the remaining threads
 * @param connections the number of open connections; {@link #UNCOUNTED} where the system does not
 *     report it
 * @param madeAt the submission's lines that make threads or executors, as in {@code
 *     UserHandlers.java:12}
 * @param openedAt its lines that open connections without a client of the JDK or of a library
 */
public record Ending(
    List<String> closing,
    List<Stack> threads,
    int connections,
    List<String> madeAt,
    List<String> openedAt) {
  /** Systems other than Linux do not list the connections of a process. */
  public static final int UNCOUNTED = -1;

  public Ending {
    // A grade from before these fields were added has none.
    madeAt = List.copyOf(Objects.requireNonNullElse(madeAt, List.of()));
    openedAt = List.copyOf(Objects.requireNonNullElse(openedAt, List.of()));
  }

  /** Without the lines that make threads and connections. */
  public Ending(List<String> closing, List<Stack> threads, int connections) {
    this(closing, threads, connections, List.of(), List.of());
  }

  /** Whether connections may be open that nobody has counted. */
  public boolean mayHaveLeftConnections() {
    return connections == UNCOUNTED && !openedAt.isEmpty();
  }
}
