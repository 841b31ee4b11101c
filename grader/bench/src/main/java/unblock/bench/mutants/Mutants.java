package unblock.bench.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import unblock.bench.Requirement;
import unblock.engine.compile.CompilationResult;
import unblock.engine.compile.SubmissionCompiler;
import unblock.engine.run.ProcessSandbox;
import unblock.engine.run.SubmissionRunner;
import unblock.engine.submission.SourceFile;
import unblock.engine.submission.UnusableSubmission;

/**
 * Breaks right answers in known ways and counts how many the grader fails by the right criterion;
 * rewrites them in harmless ways and counts how many keep all their verdicts. Run it from the
 * repository's root.
 */
public final class Mutants {
  private static final Path FOLDER = Path.of("grader/bench/target/mutants");
  private static final long SEED = 20261123;

  private Mutants() {}

  /**
   * Grades what no earlier run has graded, then prints the table.
   *
   * @param args {@code --minutes M} to stop after M minutes; {@code --limit N} for the first N
   *     mutants; {@code --only REGEX} for those whose operator and answer match, as in {@code
   *     joins-the-stage.offload}; {@code --list} to compile them and grade none
   */
  public static void main(String[] args)
      throws IOException, UnusableSubmission, InterruptedException, ExecutionException {
    Requirement.orExit(Requirement.REPOSITORY, Requirement.LIBRARIES, Requirement.COMPILER);
    Arguments arguments = Arguments.of(args);
    List<Operator> operators = Operators.all();
    List<Mutant> chosen =
        Pair.inTurns(operators, Answer.all(Path.of("")), new Random(SEED)).stream()
            .filter(pair -> pair.name().matches(arguments.only()))
            .flatMap(pair -> pair.breed(arguments.places()))
            .limit(arguments.limit())
            .toList();
    Ledger ledger = Ledger.open(Files.createDirectories(FOLDER).resolve("verdicts.tsv"));
    if (arguments.list()) {
      list(chosen);
      return;
    }
    long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(arguments.minutes());
    try (Examiner examiner = new Examiner(ledger, FOLDER, SEED)) {
      examiner.examine(chosen, until);
    }
    System.out.print(new Table(ledger).of(operators, chosen));
    long open = chosen.stream().filter(mutant -> !ledger.knows(mutant)).count();
    System.out.println(open == 0 ? "All were graded." : open + " are still to be graded.");
  }

  private static void list(List<Mutant> mutants) throws IOException {
    Path classes = Files.createTempDirectory("mutants-");
    try (SubmissionRunner runner = new SubmissionRunner(new ProcessSandbox());
        SubmissionCompiler compiler = new SubmissionCompiler()) {
      for (Mutant mutant : mutants) {
        var texts = new java.util.LinkedHashMap<String, String>();
        mutant.sources().forEach((SourceFile source) -> texts.put(source.path(), source.text()));
        CompilationResult compiled = compiler.compile(texts, runner.classPath(), classes);
        Stream<String> errors =
            compiled instanceof CompilationResult.Rejected rejected
                ? rejected.findings().stream().map(each -> "\t" + each.place() + each.message())
                : Stream.of();
        System.out.println(mutant.name() + String.join("", errors.toList()));
      }
    }
  }
}
