package unblock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import unblock.cli.classroom.Gradebook;
import unblock.cli.journal.RunSettings;
import unblock.cli.similarity.SkeletonCode;

/** {@code unblock merge}: combines the parts of a round. */
@Command(
    name = "merge",
    description =
        "Puts the parts of a class together, which were graded with --shard, or one submission at"
            + " a time: the same report as that of a single run.")
final class MergeCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "DIR",
      description = "What --report named, of each part.")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--report",
      paramLabel = "OUT",
      required = true,
      description = "Where the whole goes: each grade, and the class's tables.")
  private Path report = Path.of("");

  @Option(
      names = "--summary",
      paramLabel = "FILE",
      description = "Append the grades to FILE as Markdown, for $GITHUB_STEP_SUMMARY.")
  private @Nullable Path summary;

  @Option(
      names = "--trust-submissions",
      description =
          "Merge also parts whose submissions had the grader's rights, and could rewrite grades.")
  private boolean trustSubmissions;

  @Mixin private CourseOptions courseOptions = new CourseOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Map<String, String> environment;

  MergeCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    TerminalScreen screen = TerminalScreen.of(spec.commandLine(), environment);
    new RequestedPaths(List.of(), Optional.of(report), Optional.ofNullable(summary))
        .problem()
        .ifPresent(
            sentence -> {
              throw new CommandFault(sentence);
            });
    GradePublisher desk = GradePublisher.of(screen, summary);
    RoundParts parts =
        RoundParts.of(folders, SubmissionTrust.of(trustSubmissions), courseOptions.chosen());
    try (GradeFiles files = GradeFiles.in(report, SkeletonCode.ofTheKit(), false)) {
      RunSettings terms = parts.terms();
      if (files.terms().isPresent() && !files.terms().get().equals(terms)) {
        throw new CommandFault("%s holds another round. Name another folder.".formatted(report));
      }
      parts.into(files, desk);
      desk.finish(files.finish(new Gradebook(terms, desk.rows())));
    }
    return ExitStatus.of(desk.rows());
  }
}
