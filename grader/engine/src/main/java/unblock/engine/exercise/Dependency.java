package unblock.engine.exercise;

import java.io.IOException;
import java.util.List;

/** Something slow that handlers are given: a store, a service. */
public interface Dependency {
  /** Starts, in the background, what all runs share. */
  default void prepare(SharedServices services) {}

  /**
   * Opens it for one run.
   *
   * @throws IOException when it cannot be opened, which is the grader's trouble
   */
  DependencyRun open(RunContext run) throws IOException;

  /** Interfaces, by name, all of whose methods block the calling thread. */
  default List<String> blockingTypes() {
    return List.of();
  }

  /** Of so many requests, how many may be repeated by a library without the student's doing. */
  default int mostRepeats(int requests) {
    return 0;
  }
}
