package unblock.bench.compare;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import unblock.bench.Label;

/**
 * BlockHound, while each handler answers real requests.
 *
 * @param more whether it is told of more calls than it knows as shipped
 */
record BlockHounded(boolean more) implements Technique {
  @Override
  public String name() {
    return "BlockHound" + (more ? ", with more calls" : "");
  }

  @Override
  public Map<String, Label> judge(Corpus corpus) throws IOException, InterruptedException {
    Map<String, Label> verdicts = new HashMap<>();
    new Driving(more ? "more" : "shipped", corpus.classes())
        .of(corpus)
        .forEach(
            (id, words) -> verdicts.put(id, words[1].equals("caught") ? Label.BLOCKS : Label.OK));
    return verdicts;
  }
}
