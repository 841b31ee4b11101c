package unblock.bench.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import unblock.bench.ProgramRequirement;
import unblock.engine.compile.CompilationOutcome;
import unblock.engine.compile.SubmissionCompiler;
import unblock.engine.run.ProcessSandbox;
import unblock.engine.run.SubmissionRunner;
import unblock.engine.submission.SourceFile;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.Translator;

/**
 * Breaks right answers in known ways and counts how many the grader fails by the right criterion;
 * rewrites them in harmless ways and counts how many keep all their verdicts. Run it from the
 * repository's root.
 */
public final class Mutants {
  private static final Translator ENGLISH = Translator.english();

  private static final Path FOLDER = Path.of("grader/bench/target/mutants");
  private static final long SEED = 20261123;

  private Mutants() {}

  /**
   * Grades the mutants that no earlier run has graded, then prints the table.
   *
   * @param args {@code --minutes M} to stop after M minutes; {@code --limit N} for the first N
   *     mutants; {@code --only REGEX} for those whose operator and answer match, as in {@code
   *     joins-the-stage.offload}; {@code --list} to compile them and grade none
   */
  public static void main(String[] args)
      throws IOException, UnusableSubmission, InterruptedException, ExecutionException {
    ProgramRequirement.orExit(
        ProgramRequirement.REPOSITORY, ProgramRequirement.LIBRARIES, ProgramRequirement.COMPILER);
    MutantsOptions arguments = MutantsOptions.of(args);
    List<MutationOperator> operators = AllOperators.all();
    List<Mutant> chosen =
        OperatorOnAnswer.inTurns(operators, RightAnswer.all(Path.of("")), new Random(SEED)).stream()
            .filter(pair -> pair.name().matches(arguments.only()))
            .flatMap(pair -> pair.breed(arguments.places()))
            .limit(arguments.limit())
            .toList();
    MutantLedger ledger =
        MutantLedger.open(Files.createDirectories(FOLDER).resolve("verdicts.tsv"));
    if (arguments.list()) {
      list(chosen);
      return;
    }
    long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(arguments.minutes());
    try (MutantGrader examiner = new MutantGrader(ledger, FOLDER, SEED)) {
      examiner.examine(chosen, until);
    }
    System.out.print(new MutantTable(ledger).of(operators, chosen));
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
        CompilationOutcome compiled = compiler.compile(texts, runner.classPath(), classes);
        Stream<String> errors =
            compiled instanceof CompilationOutcome.Rejected rejected
                ? rejected.findings().stream()
                    .map(each -> "\t" + each.place() + ENGLISH.text(each.message()))
                : Stream.of();
        System.out.println(mutant.name() + String.join("", errors.toList()));
      }
    }
  }
}
