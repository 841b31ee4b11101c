package unblock.bench.mutants;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import unblock.analyzer.Finding;
import unblock.engine.Grader;
import unblock.engine.model.GradeReport;

/** Grades mutants, two at a time, and stores those with an unexpected result. */
final class MutantGrader implements AutoCloseable {
  private static final int AT_ONCE = 2;
  private static final int SEEDS = 3;
  private static final int TRIES = 3;

  private final MutantLedger ledger;
  private final MisjudgedMutants exhibits;
  private final List<Grader> graders;

  MutantGrader(MutantLedger ledger, Path folder, long seed) {
    this.ledger = ledger;
    this.exhibits = new MisjudgedMutants(folder);
    this.graders = LongStream.range(0, SEEDS).mapToObj(i -> new Grader(seed + i)).toList();
  }

  /** Grades the mutants that are not in the ledger, until all are graded or the time is over. */
  void examine(List<Mutant> mutants, long untilNanos)
      throws InterruptedException, ExecutionException {
    List<Mutant> open = mutants.stream().filter(mutant -> !ledger.knows(mutant)).toList();
    ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Callable<Void>> tasks =
          open.stream()
              .map(
                  mutant ->
                      (Callable<Void>)
                          () -> {
                            if (System.nanoTime() < untilNanos) {
                              examine(mutant);
                            }
                            return null;
                          })
              .toList();
      for (Future<Void> done : pool.invokeAll(tasks)) {
        done.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** Grades a mutant, and again if a busy machine left a criterion inconclusive. */
  private void examine(Mutant mutant) throws IOException {
    int first = Math.floorMod(mutant.fingerprint().hashCode(), SEEDS);
    List<String> right = mutant.operator().rightOnes(mutant.answer().exercise());
    Map<String, String> verdicts = Map.of();
    for (int i = 0; i < TRIES; i++) {
      GradeReport report = graders.get((first + i) % SEEDS).grade(mutant.submission());
      verdicts = verdicts(report);
      MutantFate fate = MutantFate.of(verdicts, right);
      if (fate != MutantFate.INCONCLUSIVE || i == TRIES - 1) {
        System.err.printf("%-18s %s%n", fate, mutant.name());
        exhibits.keep(mutant, fate, report);
        ledger.write(mutant, verdicts, report.seed());
        return;
      }
    }
  }

  private static Map<String, String> verdicts(GradeReport report) {
    Map<String, String> verdicts = new LinkedHashMap<>();
    boolean rejected =
        report
            .criteria()
            .flatMap(criterion -> criterion.findings().stream())
            .map(Finding::key)
            .anyMatch("compile-error"::equals);
    if (!rejected) {
      report.criteria().forEach(each -> verdicts.put(each.key(), each.verdict().toString()));
    }
    return verdicts;
  }

  @Override
  public void close() {
    graders.forEach(Grader::close);
  }
}
