package unblock.bench.compare;

import java.io.IOException;
import java.util.Map;
import unblock.bench.HandlerLabel;

/** One way to find out which handlers hold the worker. */
interface DetectionTechnique {
  /** As the table calls it. */
  String name();

  /** What it says of each handler, by id; a handler that it could not try is absent. */
  Map<String, HandlerLabel> judge(LabelledCorpus corpus) throws IOException, InterruptedException;
}
