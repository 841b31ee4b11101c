package unblock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import unblock.cli.intake.ArrivalList;
import unblock.cli.intake.ArrivalSelection;
import unblock.cli.journal.ClassShard;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.Message;

/** The options for grading many submissions, on one machine or on several. */
final class ClassOptions {
  @Option(names = "--seed", paramLabel = "cli.label.seed", descriptionKey = "cli.grade.option.seed")
  private @Nullable Long seed;

  @Option(names = "--again", descriptionKey = "cli.grade.option.again")
  private boolean again;

  @Option(names = "--only", paramLabel = "cli.label.name", descriptionKey = "cli.grade.option.only")
  private List<String> only = new ArrayList<>();

  @Option(
      names = "--shard",
      paramLabel = "cli.label.shard",
      descriptionKey = "cli.grade.option.shard")
  private @Nullable ClassShard shard;

  @Option(
      names = "--skeleton",
      paramLabel = "cli.label.folder",
      descriptionKey = "cli.grade.option.skeleton")
  private @Nullable Path skeleton;

  @Option(names = "--trust-submissions", descriptionKey = "cli.grade.option.trust-submissions")
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
      throw new UsageFault(spec.commandLine(), Message.of("cli.grade.shard-alone"));
    }
    if (again && report == null) {
      throw new UsageFault(spec.commandLine(), Message.of("cli.grade.again-alone"));
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
