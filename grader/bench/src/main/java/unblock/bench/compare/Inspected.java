package unblock.bench.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import unblock.analyzer.HandlerInspector;
import unblock.bench.Label;

/** What {@code unblock inspect} says. */
final class Inspected implements Technique {
  @Override
  public String name() {
    return "unblock inspect";
  }

  @Override
  public Map<String, Label> judge(Corpus corpus) {
    Map<String, Label> verdicts = new HashMap<>();
    HandlerInspector.byHandler(List.of(corpus.classes()), List.of())
        .forEach((handler, findings) -> verdicts.put(handler, Label.of(findings)));
    return verdicts;
  }
}
