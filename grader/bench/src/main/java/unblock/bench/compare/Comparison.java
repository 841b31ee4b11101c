package unblock.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import unblock.bench.HandlerLabel;
import unblock.bench.ProgramRequirement;

/**
 * Prints how many of the labelled handlers each technique judges correctly; {@link
 * LoopBlockComparison} has the pairs of LoopBlock.
 */
public final class Comparison {
  static final Path HANDLERS = Path.of("grader/analyzer/src/test/corpus");

  /** The class name prefix of handlers whose author did not write the analysis. */
  private static final String APART = "corpus.Engineers";

  static final Path TARGET = Path.of("grader/bench/target");

  private Comparison() {}

  /**
   * Runs from the root of the repository.
   *
   * @param arguments {@code --verbose} lists the errors of each technique; {@code --run} adds the
   *     inspection together with a run of every handler, which takes longer than all others
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    ProgramRequirement.orExit(
        ProgramRequirement.REPOSITORY, ProgramRequirement.LIBRARIES, ProgramRequirement.COMPILER);
    LabelledCorpus corpus =
        LabelledCorpus.of(HANDLERS, Files.createTempDirectory(TARGET, "comparison-"))
            .only(each -> !LoopBlockComparison.isPart(each));
    ComparisonTable table = new ComparisonTable(corpus.handlers());
    ComparisonTable apart =
        new ComparisonTable(
            corpus.handlers().stream().filter(each -> each.type().startsWith(APART)).toList());
    StringBuilder rows = new StringBuilder();
    System.out.print(table.head());
    // A first run that is not measured, so that the order of the techniques has no effect.
    new InspectTechnique().judge(corpus);
    new CallGraph(true).judge(corpus);
    List<DetectionTechnique> techniques =
        new ArrayList<>(
            List.of(
                new InspectTechnique(),
                new NoClassMayCall(false),
                new NoClassMayCall(true),
                new CallGraph(true),
                new CallGraph(false),
                new BlockHounded(false),
                new BlockHounded(true)));
    if (List.of(arguments).contains("--run")) {
      techniques.add(new JudgeTechnique());
    }
    for (DetectionTechnique technique : techniques) {
      long start = System.nanoTime();
      Map<String, HandlerLabel> verdicts = technique.judge(corpus);
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      double each = (double) millis / corpus.handlers().size();
      System.out.print(table.row(technique.name(), verdicts, each));
      rows.append(apart.row(technique.name(), verdicts, each));
      if (technique instanceof JudgeTechnique) {
        verdicts.replaceAll((id, label) -> label == HandlerLabel.MAY ? HandlerLabel.OK : label);
        String failed = "unblock, inspected and run: failed";
        System.out.print(table.row(failed, verdicts, each));
        rows.append(apart.row(failed, verdicts, each));
      }
    }
    System.out.print("%nWritten apart from the analysis:%n%n".formatted() + apart.head() + rows);
    if (List.of(arguments).contains("--verbose")) {
      System.out.print(table.mistakes());
    }
  }
}
