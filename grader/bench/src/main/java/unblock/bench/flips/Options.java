package unblock.bench.flips;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the command line asks for.
 *
 * @param minutes no grading begins later than that
 * @param limit how many gradings at most
 * @param label written beside each grading; with {@code report}, the only one that counts; empty
 *     for the revision, or for all of them
 * @param cold in one of how many gradings the plain bound is tried in a new process; 0 for none
 */
record Options(
    int minutes,
    int limit,
    List<Profile> profiles,
    String only,
    int atOnce,
    Path ledger,
    String label,
    int cold,
    boolean report) {
  static Options of(String[] args) {
    int minutes = 24 * 60;
    int limit = Integer.MAX_VALUE;
    List<Profile> profiles = List.of(Profile.values());
    String only = ".*";
    int atOnce = 1;
    Path ledger = Path.of("grader/bench/target/flips/ledger.tsv");
    String label = "";
    int cold = 10;
    boolean report = false;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--minutes" -> minutes = Integer.parseInt(args[++i]);
        case "--limit" -> limit = Integer.parseInt(args[++i]);
        case "--profiles" ->
            profiles = Arrays.stream(args[++i].split(",", -1)).map(Profile::of).toList();
        case "--only" -> only = args[++i];
        case "--at-once" -> atOnce = Integer.parseInt(args[++i]);
        case "--ledger" -> ledger = Path.of(args[++i]);
        case "--label" -> label = args[++i];
        case "--cold" -> cold = Integer.parseInt(args[++i]);
        case "--report" -> report = true;
        default -> throw new IllegalArgumentException("What is " + args[i] + "?");
      }
    }
    return new Options(minutes, limit, profiles, only, atOnce, ledger, label, cold, report);
  }

  /** Whether {@code --only} takes the task of that name. */
  Predicate<Task> chosen() {
    Pattern pattern = Pattern.compile(only);
    return task -> pattern.matcher(task.name()).matches();
  }
}
