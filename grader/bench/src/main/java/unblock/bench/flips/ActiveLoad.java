package unblock.bench.flips;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A running load on the machine or the grader, until {@link #close()}. */
interface ActiveLoad extends AutoCloseable {
  /** Starts the load of that profile. */
  static ActiveLoad start(LoadProfile profile, long seed) throws IOException {
    return switch (profile) {
      case IDLE, PAIRS -> new ActiveLoad() {};
      case STOP -> new ChildStopper(seed);
      case HALF -> HalfCore.start();
      case BUSY -> LoadProcesses.busy(8, List.of());
      case MEMORY -> LoadProcesses.memory();
    };
  }

  /** Returns the command to start in place of that command. */
  default List<String> around(List<String> command) {
    return new ArrayList<>(command);
  }

  /** Receives the grading process after its start. */
  default void take(Process worker) {}

  /** Returns the kind of the load, if several exist. */
  default String how() {
    return "";
  }

  /** Ends the load; may be called twice. */
  @Override
  default void close() {}
}
