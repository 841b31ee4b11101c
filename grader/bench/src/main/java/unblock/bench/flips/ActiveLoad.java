package unblock.bench.flips;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a profile does to the machine or to the grader, from its start to {@link #close()}. */
interface ActiveLoad extends AutoCloseable {
  /** The load of that profile, started. */
  static ActiveLoad start(LoadProfile profile, long seed) throws IOException {
    return switch (profile) {
      case IDLE, PAIRS -> new ActiveLoad() {};
      case STOP -> new ChildStopper(seed);
      case HALF -> HalfCore.start();
      case BUSY -> LoadProcesses.busy(8, List.of());
      case MEMORY -> LoadProcesses.memory();
    };
  }

  /** What to start in place of that command. */
  default List<String> around(List<String> command) {
    return new ArrayList<>(command);
  }

  /** Told the process that grades, once it runs. */
  default void take(Process worker) {}

  /** What it is made of, when there is a choice. */
  default String how() {
    return "";
  }

  /** Ends it; safe to call twice. */
  @Override
  default void close() {}
}
