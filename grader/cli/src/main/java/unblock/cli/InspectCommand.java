package unblock.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import unblock.analyzer.AllowList;
import unblock.analyzer.CatalogueAddition;
import unblock.analyzer.FailureLevel;
import unblock.analyzer.Finding;
import unblock.analyzer.InspectionResult;
import unblock.analyzer.InspectionSettings;
import unblock.analyzer.NextStep;
import unblock.analyzer.SuppressedFinding;
import unblock.engine.Course;
import unblock.engine.report.InspectionBaseline;
import unblock.engine.report.InspectionFormat;
import unblock.engine.report.InspectionFormat.Suppressed;
import unblock.engine.report.ReportFormat.Audience;
import unblock.engine.report.ReportFormats;
import unblock.engine.report.TextReport;
import unblock.message.Message;

/** {@code unblock inspect}: finds blocking calls in any compiled Javalin code. */
@Command(
    name = "inspect",
    description = "cli.inspect.help",
    exitCodeList = {
      ExitStatus.ALL_PASSED + ExitStatus.SEPARATOR + "cli.inspect.exit.passed",
      ExitStatus.NOT_ALL_PASSED + ExitStatus.SEPARATOR + "cli.inspect.exit.blocks",
      ExitStatus.AT_FAULT + ExitStatus.SEPARATOR + "cli.inspect.exit.at-fault"
    })
final class InspectCommand implements Callable<Integer> {
  /** Inspects code: the grader's inspector, or a replacement in tests. */
  interface Inspect {
    InspectionResult inspect(List<Path> code, InspectionSettings settings);
  }

  private static final Pattern SEPARATOR = Pattern.compile(File.pathSeparator, Pattern.LITERAL);

  @Parameters(
      arity = "1..*",
      paramLabel = "cli.label.path",
      descriptionKey = "cli.inspect.option.path")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "cli.label.format",
      defaultValue = "text",
      completionCandidates = FormatIds.class,
      descriptionKey = "cli.inspect.option.format")
  private InspectionFormat format = new TextReport();

  @Option(
      names = {"--classpath", "-cp"},
      paramLabel = "cli.label.paths",
      descriptionKey = "cli.inspect.option.classpath")
  private String classPath = "";

  @Option(
      names = "--sources",
      paramLabel = "cli.label.folder",
      descriptionKey = "cli.inspect.option.sources")
  private @Nullable Path sources;

  @Option(
      names = "--fail-on",
      paramLabel = "cli.label.level",
      defaultValue = "blocks",
      descriptionKey = "cli.inspect.option.fail-on")
  private FailureLevel failing = FailureLevel.BLOCKS;

  @Option(
      names = "--catalogue",
      paramLabel = "cli.label.file",
      descriptionKey = "cli.inspect.option.catalogue")
  private List<Path> catalogues = new ArrayList<>();

  @Option(
      names = "--accept-annotation",
      paramLabel = "cli.label.name",
      defaultValue = InspectionSettings.BLOCKS_ON_PURPOSE,
      descriptionKey = "cli.inspect.option.accept-annotation")
  private List<String> annotations = new ArrayList<>();

  @Option(
      names = "--allow",
      paramLabel = "cli.label.file",
      descriptionKey = "cli.inspect.option.allow")
  private @Nullable Path allowList;

  @Option(
      names = "--baseline",
      paramLabel = "cli.label.file",
      descriptionKey = "cli.inspect.option.baseline")
  private @Nullable Path baseline;

  @Option(names = "--show-suppressed", descriptionKey = "cli.inspect.option.show-suppressed")
  private boolean showSuppressed;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Inspect inspect;
  private final Map<String, String> environment;
  private final LanguageOption language;

  InspectCommand(Inspect inspect, Map<String, String> environment, LanguageOption language) {
    this.inspect = inspect;
    this.environment = environment;
    this.language = language;
  }

  @Override
  public Integer call() {
    List<Path> libraries = split(classPath);
    paths.forEach(InspectCommand::requireCode);
    libraries.forEach(InspectCommand::requireCode);
    TerminalScreen screen = TerminalScreen.of(spec.commandLine(), environment, language.texts());
    List<CatalogueAddition> additions =
        catalogues.stream().map(file -> read(file, CatalogueAddition::read)).toList();
    InspectionSettings settings =
        new InspectionSettings(libraries, additions, Set.copyOf(annotations), NextStep.REMEDY);
    InspectionResult inspection = withoutAccepted(inspect.inspect(List.copyOf(paths), settings));
    inspection
        .unreadable()
        .forEach(each -> screen.remark(Message.of("cli.inspect.unreadable", "reason", each)));
    if (inspection.handlers() == 0) {
      throw new CommandFault(
          Message.of(
              "cli.inspect.no-handler", "paths", paths.stream().map(Path::toString).toList()));
    }
    print(inspection, screen);
    boolean fails =
        inspection.findings().stream().anyMatch(each -> failing.includes(each.severity()));
    return fails ? ExitStatus.NOT_ALL_PASSED : ExitStatus.ALL_PASSED;
  }

  private InspectionResult withoutAccepted(InspectionResult all) {
    InspectionResult rest = all;
    if (allowList != null) {
      AllowList allowed = read(allowList, AllowList::read);
      rest = rest.suppressing(SuppressedFinding.Source.ALLOW_LIST, allowed);
    }
    if (baseline != null) {
      Predicate<Finding> known = read(baseline, InspectionBaseline::read).accepted();
      rest = rest.suppressing(SuppressedFinding.Source.BASELINE, known);
    }
    return rest;
  }

  private interface Reader<T> {
    T read(Path file) throws IOException;
  }

  private static <T> T read(Path file, Reader<T> reader) {
    try {
      return reader.read(file);
    } catch (IOException e) {
      throw new CommandFault(
          Message.of(
              "cli.inspect.unusable-file",
              "file",
              file.toString(),
              "reason",
              CommandFault.reason(e)),
          e);
    }
  }

  private void print(InspectionResult inspection, TerminalScreen screen) {
    List<Path> folders = sources == null ? List.of() : List.of(sources);
    Suppressed suppressed = showSuppressed ? Suppressed.LISTED : Suppressed.COUNTED;
    InspectionFormat located = format.locating(SourceFolder.files(Course.standard(), folders));
    if (located.audience() == Audience.PROGRAMS) {
      screen.data(located.inspection(inspection, suppressed, screen.texts()));
    } else {
      InspectionFormat shown = TerminalScreen.hasColour() ? located.inColour() : located;
      screen.report(shown.inspection(inspection, suppressed, screen.texts()));
    }
  }

  /** Returns the format with that id. */
  static InspectionFormat format(String id) {
    List<InspectionFormat> formats = ReportFormats.found().all(InspectionFormat.class);
    return InvalidValue.oneOf(formats, InspectionFormat::id, id);
  }

  /** Returns the level with that word. */
  static FailureLevel level(String word) {
    return InvalidValue.oneOf(List.of(FailureLevel.values()), FailureLevel::toString, word);
  }

  /** The format ids for the help. */
  private static final class FormatIds extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    FormatIds() {
      super(
          ReportFormats.found().all(InspectionFormat.class).stream()
              .map(InspectionFormat::id)
              .toList());
    }
  }

  private static void requireCode(Path path) {
    if (!Files.exists(path)) {
      throw new CommandFault(Message.of("cli.inspect.no-path", "path", path.toString()));
    }
    boolean isArchive =
        Files.isRegularFile(path)
            && (path.toString().endsWith(".jar") || path.toString().endsWith(".war"));
    if (!Files.isDirectory(path) && !isArchive) {
      throw new CommandFault(Message.of("cli.inspect.no-code", "path", path.toString()));
    }
  }

  private static List<Path> split(String classPath) {
    return SEPARATOR
        .splitAsStream(classPath)
        .filter(each -> !each.isEmpty())
        .map(Path::of)
        .toList();
  }
}
