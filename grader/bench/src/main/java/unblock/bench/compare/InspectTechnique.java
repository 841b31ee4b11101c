package unblock.bench.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import unblock.analyzer.HandlerInspector;
import unblock.bench.HandlerLabel;

/** The technique of {@code unblock inspect}. */
final class InspectTechnique implements DetectionTechnique {
  @Override
  public String name() {
    return "unblock inspect";
  }

  @Override
  public Map<String, HandlerLabel> judge(LabelledCorpus corpus) {
    Map<String, HandlerLabel> verdicts = new HashMap<>();
    HandlerInspector.byHandler(List.of(corpus.classes()), List.of())
        .forEach((handler, findings) -> verdicts.put(handler, HandlerLabel.of(findings)));
    return verdicts;
  }
}
