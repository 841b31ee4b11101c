package unblock.bench.flips;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import unblock.bench.ProgramRequirement;

/**
 * Grades the same submissions repeatedly under different kinds of load, and counts the verdicts
 * that differ from the expected ones. Run it from the repository's root; it continues after the
 * last run.
 */
@Command(
    name = "Flips",
    mixinStandardHelpOptions = true,
    description = "Counts the verdicts that come out other than they have to.")
public final class Flips implements Callable<Integer> {
  /** The number of gradings for one process, grader and seed. */
  private static final int BATCH = 144;

  @Mixin private FlipsOptions options = new FlipsOptions();

  private Flips() {}

  /** Grades until the time is over, then prints the tables for the whole ledger. */
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Flips()).setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!options.report) {
      ProgramRequirement.orExit(
          ProgramRequirement.REPOSITORY, ProgramRequirement.LIBRARIES, ProgramRequirement.COMPILER);
    } else if (!Files.isReadable(options.ledger)) {
      System.err.println(
          "There is nothing to report, because "
              + options.ledger
              + " cannot be read: grade something first, or give a ledger or summary by --ledger.");
      return 2;
    }
    GradingLedger ledger = new GradingLedger(options.ledger.toAbsolutePath());
    if (!options.report) {
      Path folder = ledger.file().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      grade(options, ledger);
    }
    LedgerSummary summary = summary(ledger);
    if (options.summary.isPresent()) {
      Files.write(options.summary.get(), SummaryFile.lines(summary));
    }
    System.out.print(new FlipsReport(summary).text());
    return 0;
  }

  /** Returns the summary of the chosen lines, or of the file if it is a summary already. */
  private LedgerSummary summary(GradingLedger ledger) throws IOException {
    if (options.report && SummaryFile.is(ledger.file())) {
      return SummaryFile.read(ledger.file());
    }
    return LedgerSummary.of(
        ledger.lines().stream()
            .filter(line -> !options.report || line.label().startsWith(options.label))
            .toList());
  }

  private static void grade(FlipsOptions options, GradingLedger ledger)
      throws IOException, InterruptedException {
    List<GradingTask> tasks = GradingTask.all().stream().filter(options.chosen()).toList();
    long until = System.currentTimeMillis() + TimeUnit.MINUTES.toMillis(options.minutes);
    String label = options.label.isEmpty() ? revision() : options.label;
    int before = ledger.lines().size();
    Random random = new Random();
    AtomicReference<@Nullable GradingBatch> running = new AtomicReference<>();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(running.get()), "end"));
    for (int left = options.limit;
        left > 0 && !tasks.isEmpty() && System.currentTimeMillis() < until;
        left = options.limit - (ledger.lines().size() - before)) {
      GradingPlan plan = new GradingPlan(tasks, options.profiles, lines(options, ledger));
      LoadProfile profile = plan.profile();
      long seed = random.nextLong();
      List<String> arguments =
          List.of(
              profile.toString(),
              Integer.toString(Math.max(profile.atOnce(), options.atOnce)),
              Long.toString(seed),
              label,
              ledger.file().toString(),
              Long.toString(until),
              Integer.toString(options.cold));
      List<List<GradingTask>> next = next(options, plan, profile, Math.min(left, BATCH), random);
      Path log = ledger.file().resolveSibling("errors.txt");
      int known = ledger.lines().size();
      try (GradingBatch batch = GradingBatch.start(profile, seed, arguments, next, log)) {
        running.set(batch);
        System.out.println("-- " + profile + ", seed " + seed + " " + batch.how());
        batch.await();
      }
      if (ledger.lines().size() == known && System.currentTimeMillis() < until) {
        throw new IOException("Nothing was graded; " + log + " may say why.");
      }
    }
  }

  /** Whole submissions are balanced apart from single exercises. */
  private static List<LedgerLine> lines(FlipsOptions options, GradingLedger ledger)
      throws IOException {
    return ledger.lines().stream()
        .filter(line -> line.child().isPresent() == options.whole)
        .toList();
  }

  /** Returns the exercises of each of the next submissions, about so many in all. */
  private static List<List<GradingTask>> next(
      FlipsOptions options, GradingPlan plan, LoadProfile profile, int gradings, Random random) {
    return options.whole
        ? plan.wholes(profile, gradings, random)
        : plan.tasks(profile, gradings, random).stream().map(List::of).toList();
  }

  private static void close(@Nullable GradingBatch batch) {
    if (batch != null) {
      batch.close();
    }
  }

  private static String revision() throws IOException, InterruptedException {
    Process git = new ProcessBuilder("git", "describe", "--always", "--dirty").start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
    return git.waitFor() == 0 ? said : "unknown";
  }
}
