package unblock.engine.exercise;

import java.io.IOException;
import unblock.message.Message;

/** Something slow that handlers are given: a store, a service. */
public interface Dependency {
  /** What it is, in a few words, as in {@code a store that blocks}. */
  Message words();

  /** Starts, in the background, what all runs share. */
  default void prepare(SharedServices services) {}

  /**
   * Opens it for one run.
   *
   * @throws IOException when it cannot be opened, which is the grader's trouble
   */
  DependencyRun open(RunContext run) throws IOException;

  /** Of so many requests, how many may be repeated by a library without the student's doing. */
  default int mostRepeats(int requests) {
    return 0;
  }
}
