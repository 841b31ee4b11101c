package unblock.engine.exercise;

import java.io.IOException;
import unblock.message.Message;

/** A slow resource that handlers use, such as a store or a service. */
public interface Dependency {
  /** A description in a few words, as in {@code a store that blocks}. */
  Message words();

  /** Starts the resources that all runs share, in the background. */
  default void prepare(SharedServices services) {}

  /**
   * Opens it for one run.
   *
   * @throws IOException when it cannot be opened, which is a failure of the grader
   */
  DependencyRun open(RunContext run) throws IOException;

  /** The number of requests, out of so many, that a library may repeat by itself. */
  default int mostRepeats(int requests) {
    return 0;
  }
}
