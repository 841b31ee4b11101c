package unblock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import unblock.engine.Course;
import unblock.engine.report.ReportFormat;
import unblock.engine.report.ReportFormats;
import unblock.engine.report.SourceFiles;

/** The options for the forms in which grades are printed and written. */
final class FormatOptions {
  @Option(
      names = "--format",
      paramLabel = "cli.label.format-file",
      completionCandidates = FormatIds.class,
      descriptionKey = "cli.option.format")
  private List<FormatRequest> formats = new ArrayList<>();

  @Option(
      names = "--sources",
      paramLabel = "cli.label.folder",
      descriptionKey = "cli.option.sources")
  private @Nullable Path sources;

  /**
   * Returns the outputs of the options.
   *
   * @param submissions the paths of the submissions, where they have paths
   * @param demanded the ids of the exercises that each submission has to have
   */
  ReportOutputs outputs(
      Course course, List<Path> submissions, List<String> demanded, TerminalScreen screen) {
    List<FormatRequest> located =
        formats.isEmpty()
            ? List.of()
            : located(SourceFolder.files(course, sources == null ? submissions : List.of(sources)));
    return new ReportOutputs(located, demanded, screen);
  }

  private List<FormatRequest> located(SourceFiles files) {
    return formats.stream().map(each -> each.locating(files)).toList();
  }

  /** The format ids for the help. */
  private static final class FormatIds extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    FormatIds() {
      super(ReportFormats.found().all().stream().map(ReportFormat::id).toList());
    }
  }
}
