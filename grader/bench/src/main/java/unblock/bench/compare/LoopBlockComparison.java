package unblock.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unblock.bench.HandlerLabel;
import unblock.bench.ProgramRequirement;
import unblock.bench.compare.LabelledCorpus.Labelled;

/**
 * Prints how many pairs of LoopBlock each technique judges correctly. A pair is a handler with the
 * call of a public report, and its repair.
 */
public final class LoopBlockComparison {
  private static final String REPAIRED = "Repaired";

  private record Pair(String blocking, String repaired) {}

  private LoopBlockComparison() {}

  /** Whether the handler is one of a pair. */
  static boolean isPart(Labelled handler) {
    return handler.type().startsWith("corpus.LoopBlock");
  }

  /**
   * Runs from the root of the repository.
   *
   * @param arguments {@code --verbose} lists the pairs that each technique judges wrongly
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    ProgramRequirement.orExit(
        ProgramRequirement.REPOSITORY, ProgramRequirement.LIBRARIES, ProgramRequirement.COMPILER);
    LabelledCorpus corpus =
        LabelledCorpus.of(
                Comparison.HANDLERS, Files.createTempDirectory(Comparison.TARGET, "loopblock-"))
            .only(LoopBlockComparison::isPart);
    List<Pair> pairs =
        corpus.handlers().stream()
            .map(Labelled::id)
            .filter(id -> !id.endsWith(REPAIRED))
            .map(id -> new Pair(id, id + REPAIRED))
            .toList();
    System.out.printf(
        "Java %s; %d pairs.%n%n"
            + "| technique | blocking handlers caught | repairs flagged | pairs not driven |%n"
            + "|---|---|---|---|%n",
        Runtime.version(), pairs.size());
    StringBuilder mistakes = new StringBuilder();
    for (DetectionTechnique technique :
        List.of(
            new InspectTechnique(),
            new NoClassMayCall(false),
            new NoClassMayCall(true),
            new CallGraph(true),
            new CallGraph(false),
            new BlockHounded(false),
            new BlockHounded(true))) {
      Map<String, HandlerLabel> verdicts = technique.judge(corpus);
      System.out.print(row(technique.name(), pairs, verdicts, mistakes));
    }
    if (List.of(arguments).contains("--verbose")) {
      System.out.print(mistakes);
    }
  }

  private static String row(
      String technique, List<Pair> pairs, Map<String, HandlerLabel> verdicts, StringBuilder notes) {
    Map<String, Integer> counts = new HashMap<>();
    for (Pair pair : pairs) {
      Optional<HandlerLabel> blocking = Optional.ofNullable(verdicts.get(pair.blocking()));
      Optional<HandlerLabel> repaired = Optional.ofNullable(verdicts.get(pair.repaired()));
      String outcome =
          blocking.isEmpty() || repaired.isEmpty()
              ? "not driven"
              : isFlagged(blocking.get()) ? "caught" : "missed";
      counts.merge(outcome, 1, Integer::sum);
      boolean isWrong = !outcome.equals("not driven") && isFlagged(repaired.get());
      if (isWrong) {
        counts.merge("flagged", 1, Integer::sum);
      }
      if (isWrong || !outcome.equals("caught")) {
        notes.append(
            "%s: %s %s%s%n"
                .formatted(technique, pair.blocking(), outcome, isWrong ? ", repair flagged" : ""));
      }
    }
    int left = counts.getOrDefault("not driven", 0);
    return "| %s | %d of %d | %d of %d | %d |%n"
        .formatted(
            technique,
            counts.getOrDefault("caught", 0),
            pairs.size() - left,
            counts.getOrDefault("flagged", 0),
            pairs.size() - left,
            left);
  }

  private static boolean isFlagged(HandlerLabel verdict) {
    return verdict.isBlocking() || verdict == HandlerLabel.COMPUTES;
  }
}
