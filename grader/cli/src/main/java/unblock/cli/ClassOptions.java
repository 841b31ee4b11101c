package unblock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import unblock.cli.intake.ArrivalList;
import unblock.cli.intake.ArrivalSelection;
import unblock.cli.journal.ClassShard;
import unblock.engine.submission.UnusableSubmission;

/** The options for grading many submissions, on one machine or on several. */
final class ClassOptions {
  @Option(
      names = "--seed",
      paramLabel = "S",
      description =
          "Repeat an earlier run's random choices (default: those of the round in --report, else"
              + " new ones).")
  private @Nullable Long seed;

  @Option(
      names = "--again",
      description = "Grade also what an earlier run into the same --report has graded.")
  private boolean again;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description =
          "Grade this submission only, by its name or its student's id or name; in --report, all"
              + " others stay. May be given several times.")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description =
          "Grade the I-th of N parts of the submissions; needs --seed, the same for all parts, and"
              + " --report. See unblock merge.")
  private @Nullable ClassShard shard;

  @Option(
      names = "--skeleton",
      paramLabel = "DIR",
      description = "Code that was given besides the kit's; in it, submissions may be alike.")
  private @Nullable Path skeleton;

  @Option(
      names = "--trust-submissions",
      description =
          "Grade a class also where submissions have the grader's rights, and could rewrite"
              + " grades.")
  private boolean trustSubmissions;

  SubmissionTrust trust() {
    return SubmissionTrust.of(trustSubmissions);
  }

  /** Returns the requested submissions. */
  ArrivalList chosen(ArrivalList all) throws UnusableSubmission {
    return only.isEmpty() ? all : ArrivalSelection.of(all, only);
  }

  /**
   * Returns how much of a class the request is about.
   *
   * @param other the scope without {@code --only}
   */
  RequestScope scope(RequestScope other) {
    return only.isEmpty() ? other : RequestScope.ONLY;
  }

  /** Combines these options with the options of every run. */
  ClassRound.Wish wish(
      CommandSpec spec, List<String> exercises, String rubric, @Nullable Path report, int jobs) {
    if (shard != null && (seed == null || report == null)) {
      throw new ParameterException(
          spec.commandLine(), "--shard needs --report, and --seed with the same seed for all.");
    }
    if (again && report == null) {
      throw new ParameterException(
          spec.commandLine(), "--again needs --report: without it, no earlier run is known.");
    }
    return new ClassRound.Wish(
        Optional.ofNullable(report),
        exercises,
        Optional.ofNullable(seed),
        shard == null ? ClassShard.WHOLE : shard,
        Optional.ofNullable(skeleton),
        again,
        rubric,
        jobs);
  }
}
