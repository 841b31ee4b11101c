package unblock.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unblock.analyzer.Finding;
import unblock.analyzer.HandlerInspector;
import unblock.bench.HandlerLabel;
import unblock.engine.exercise.Exercise;
import unblock.engine.exercise.offload.OffloadExercise;
import unblock.engine.judge.Judge;
import unblock.engine.model.Aspect;
import unblock.engine.model.CallSite;
import unblock.engine.model.Called;
import unblock.engine.model.Evidence;
import unblock.engine.model.Exchange;
import unblock.engine.model.Gathering;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.Outcome;
import unblock.engine.model.Pulse;
import unblock.engine.model.Reply;
import unblock.engine.model.Span;
import unblock.engine.model.Span.Kind;
import unblock.engine.model.Stack;
import unblock.engine.model.Timeline;
import unblock.engine.probe.ProbeWriter;
import unblock.message.Message;

/**
 * The technique of all of Unblock: the judge's own rules combine the inspection with the reports of
 * the probes during some requests. A handler blocks if it would fail, and may block if it gets a
 * warning.
 */
final class JudgeTechnique implements DetectionTechnique {
  /** The exercise "offload", with the corpus in place of the submission's package. */
  private static final Exercise EXERCISE =
      new OffloadExercise() {
        @Override
        public String packageName() {
          return "corpus";
        }
      };

  @Override
  public String name() {
    return "unblock, inspected and run: warned or failed";
  }

  @Override
  public Map<String, HandlerLabel> judge(LabelledCorpus corpus)
      throws IOException, InterruptedException {
    Path probed = Files.createTempDirectory(corpus.classes().getParent(), "probed-");
    List<CallSite> sites = ProbeWriter.probe(corpus.classes(), probed);
    Map<String, List<Finding>> inspected =
        HandlerInspector.byHandler(List.of(corpus.classes()), List.of());
    Map<String, HandlerLabel> verdicts = new HashMap<>();
    new CorpusDriver("probes", probed)
        .of(corpus)
        .forEach(
            (id, words) ->
                verdicts.put(
                    id,
                    label(
                        inspected.getOrDefault(id, List.of()),
                        calls(sites, words[2]),
                        stood(words[3]))));
    return verdicts;
  }

  private static List<Called> calls(List<CallSite> sites, String told) {
    Called[] calls =
        sites.stream().map(site -> new Called(site, 0, false, 0, 0, 0)).toArray(Called[]::new);
    for (String call : told.isEmpty() ? new String[0] : told.split(";", -1)) {
      if (!call.isEmpty()) {
        String[] numbers = call.split(" ", -1);
        int site = Integer.parseInt(numbers[0]);
        calls[site] =
            new Called(
                sites.get(site),
                Long.parseLong(numbers[1]),
                Long.parseLong(numbers[2]) > 0,
                Long.parseLong(numbers[3]),
                0,
                0);
      }
    }
    return List.of(calls);
  }

  private static List<Stack> stood(String frames) {
    return frames.isEmpty()
        ? List.of()
        : List.of(new Stack("Q", "worker", "", List.of(frames.split("\\|", -1))));
  }

  private static HandlerLabel label(
      List<Finding> inspected, List<Called> calls, List<Stack> stood) {
    GradedCriterion loop =
        Judge.judge(EXERCISE, evidence(inspected, calls, stood)).criteria().stream()
            .filter(criterion -> criterion.aspect().equals(Aspect.EVENT_LOOP))
            .findFirst()
            .orElseThrow();
    return HandlerLabel.of(loop.findings());
  }

  /**
   * Returns evidence in which everything else is correct: every reply as promised, and the worker
   * free.
   */
  private static Evidence evidence(List<Finding> inspected, List<Called> calls, List<Stack> stood) {
    Reply promised = new Reply(200, Map.of());
    Outcome replied = new Outcome.Replied(200, Optional.of(Map.of()), "{}");
    Timeline together =
        new Timeline(
            List.of(new Timeline.Request("R1", "/login", List.of(new Span(Kind.GATE, 1, 2)))));
    List<Exchange> exchanges = new ArrayList<>();
    EXERCISE.routes().stream()
        .map(route -> new Exchange(route, Aspect.ANSWERS, Message.empty(), promised, replied, 1))
        .forEach(exchanges::add);
    return Evidence.Ran.counted(
        exchanges,
        stood,
        List.of(new Gathering(1, 1, 0, together, Pulse.ANSWERED, List.of())),
        Optional.empty(),
        Optional.empty(),
        inspected,
        calls,
        List.of(),
        together);
  }
}
