package unblock.engine.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import unblock.runtime.ProtocolMessage;

/** The source of the children of one run: children of its own, or one that other runs have used. */
interface ChildSource {
  /**
   * The files of a run.
   *
   * @param classes the folder of the submission's classes
   * @param rows the folder of the database
   * @param work the folder that a child of the run's own may write to
   */
  record RunFiles(Path classes, Path rows, Path work) {}

  /**
   * Receives what a child reports while a run uses it.
   *
   * @param marks called when requests take and leave the worker
   */
  record Receivers(Gate gate, Consumer<ProtocolMessage> marks, CapturedOutput output) {}

  /** Returns a child that finds these classes and in which no exercise runs. */
  ChildProcess take(RunFiles files, Receivers receivers) throws IOException;

  /** Takes back a child after the last trial of its run. */
  void giveBack(ChildProcess child);
}
