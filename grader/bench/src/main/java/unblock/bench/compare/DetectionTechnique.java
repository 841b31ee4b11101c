package unblock.bench.compare;

import java.io.IOException;
import java.util.Map;
import unblock.bench.HandlerLabel;

/** A technique that finds handlers that hold the worker. */
interface DetectionTechnique {
  /** Returns the name in the table. */
  String name();

  /**
   * Returns the label of each handler, by id; a handler that the technique could not try is
   * missing.
   */
  Map<String, HandlerLabel> judge(LabelledCorpus corpus) throws IOException, InterruptedException;
}
