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
import unblock.cli.classroom.ClassRow;
import unblock.cli.classroom.Gradebook;
import unblock.cli.journal.RunSettings;
import unblock.cli.similarity.SkeletonCode;
import unblock.message.Message;

/** {@code unblock merge}: makes one round of several parts. */
@Command(name = "merge", description = "cli.merge.help")
final class MergeCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "cli.label.folder",
      descriptionKey = "cli.merge.option.folder")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--report",
      paramLabel = "cli.label.folder",
      required = true,
      descriptionKey = "cli.merge.option.report")
  private Path report = Path.of("");

  @Option(names = "--summary", paramLabel = "cli.label.file", descriptionKey = "cli.option.summary")
  private @Nullable Path summary;

  @Option(names = "--trust-submissions", descriptionKey = "cli.merge.option.trust-submissions")
  private boolean trustSubmissions;

  @Mixin private ReturnOptions returnOptions = new ReturnOptions();

  @Mixin private CourseOptions courseOptions = new CourseOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Map<String, String> environment;
  private final LanguageOption language;

  MergeCommand(Map<String, String> environment, LanguageOption language) {
    this.environment = environment;
    this.language = language;
  }

  @Override
  public Integer call() {
    new RequestedPaths(List.of(), Optional.of(report), Optional.ofNullable(summary))
        .problem()
        .ifPresent(
            sentence -> {
              throw new CommandFault(sentence);
            });
    CourseOptions.Chosen chosen = courseOptions.chosen();
    TerminalScreen screen =
        TerminalScreen.of(spec.commandLine(), environment, language.texts(chosen.course()))
            .quiet(returnOptions.isQuiet());
    GradePublisher desk = GradePublisher.of(screen, summary);
    RoundParts parts = RoundParts.of(folders, SubmissionTrust.of(trustSubmissions), chosen);
    ClassReturns returns =
        returnOptions.checked(
            spec, report, chosen, parts.terms().exercises(), ClassMembers.of(parts.whole()));
    try (GradeFiles files = GradeFiles.in(report, SkeletonCode.ofTheKit(), false, screen.texts())) {
      RunSettings terms = parts.terms();
      if (files.terms().isPresent() && !files.terms().get().equals(terms)) {
        throw new CommandFault(Message.of("cli.merge.other-round", "folder", report.toString()));
      }
      parts.into(files, desk);
      List<ClassRow> rows = returns.write(files, desk.rows(), screen);
      desk.finish(files.finish(new Gradebook(terms, rows)));
    }
    return ExitStatus.of(desk.rows());
  }
}
