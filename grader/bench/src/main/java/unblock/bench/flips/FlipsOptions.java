package unblock.bench.flips;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The options of {@link Flips}. */
final class FlipsOptions {
  @Option(
      names = "--minutes",
      paramLabel = "M",
      description = "No grading begins later than that (default: ${DEFAULT-VALUE}).")
  int minutes = 24 * 60;

  @Option(names = "--limit", paramLabel = "N", description = "At most so many gradings.")
  int limit = Integer.MAX_VALUE;

  @Option(
      names = "--profiles",
      split = ",",
      paramLabel = "LOAD",
      description = "Some of the loads: ${COMPLETION-CANDIDATES} (default: all).")
  List<LoadProfile> profiles = new ArrayList<>(List.of(LoadProfile.values()));

  @Option(
      names = "--only",
      paramLabel = "REGEX",
      description = "Those whose submission and exercise match, as in right-callbacks.offload.")
  private Pattern only = Pattern.compile(".*");

  @Option(
      names = "--whole",
      description =
          "Grade whole submissions: an answer to each exercise, drawn from all right and wrong"
              + " ones.")
  boolean whole;

  @Option(
      names = "--at-once",
      paramLabel = "N",
      description = "Grade so many at the same time (default: as many as the load says).")
  int atOnce = 1;

  @Option(
      names = "--ledger",
      paramLabel = "FILE",
      description = "What was graded, a line each (default: ${DEFAULT-VALUE}).")
  Path ledger = Path.of("grader/bench/target/flips/ledger.tsv");

  @Option(
      names = "--label",
      paramLabel = "TEXT",
      description =
          "Stands in the ledger in place of the revision; with --report, only lines whose label"
              + " begins like that count.")
  String label = "";

  @Option(
      names = "--cold",
      paramLabel = "N",
      description =
          "Try the plain bound in a new process in one of N gradings; 0 for none (default:"
              + " ${DEFAULT-VALUE}).")
  int cold = 10;

  @Option(
      names = "--summary",
      paramLabel = "FILE",
      description = "Also write what the tables rest on there; --report --ledger FILE reads it.")
  Optional<Path> summary = Optional.empty();

  @Option(names = "--report", description = "Grade nothing; print the tables of the ledger.")
  boolean report;

  /** Returns whether {@code --only} selects a task. */
  Predicate<GradingTask> chosen() {
    return task -> only.matcher(task.name()).matches();
  }
}
