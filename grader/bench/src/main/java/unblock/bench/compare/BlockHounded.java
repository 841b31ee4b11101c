package unblock.bench.compare;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import unblock.bench.HandlerLabel;

/**
 * The technique of BlockHound, which observes each handler while it answers real requests.
 *
 * @param more whether to add blocking calls to those of BlockHound's default configuration
 */
record BlockHounded(boolean more) implements DetectionTechnique {
  @Override
  public String name() {
    return "BlockHound" + (more ? ", with more calls" : "");
  }

  @Override
  public Map<String, HandlerLabel> judge(LabelledCorpus corpus)
      throws IOException, InterruptedException {
    Map<String, HandlerLabel> verdicts = new HashMap<>();
    new CorpusDriver(more ? "more" : "shipped", corpus.classes())
        .of(corpus)
        .forEach(
            (id, words) ->
                verdicts.put(
                    id, words[1].equals("caught") ? HandlerLabel.BLOCKS : HandlerLabel.OK));
    return verdicts;
  }
}
