package unblock.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import unblock.analyzer.InspectionResult;
import unblock.analyzer.Severity;
import unblock.engine.report.InspectionFormat;
import unblock.engine.report.ReportFormat.Audience;
import unblock.engine.report.ReportFormats;
import unblock.engine.report.TextReport;

/** {@code unblock inspect}: finds blocking calls in any compiled Javalin code. */
@Command(
    name = "inspect",
    description = "Finds calls that block the worker in compiled Javalin code.",
    exitCodeList = {
      "0:nothing blocks; what may block is printed",
      "1:something blocks",
      "2:the request was at fault, or there was no handler to look at"
    })
final class InspectCommand implements Callable<Integer> {
  /** Inspects code: the grader's inspector, or a replacement in tests. */
  interface Inspect {
    InspectionResult inspect(List<Path> code, List<Path> classPath);
  }

  private static final Pattern SEPARATOR = Pattern.compile(File.pathSeparator, Pattern.LITERAL);

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "Folders of classes, and jars.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      completionCandidates = FormatIds.class,
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private InspectionFormat format = new TextReport();

  @Option(
      names = {"--classpath", "-cp"},
      paramLabel = "PATHS",
      description = "What the code was compiled against, separated as for java.")
  private String classPath = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Inspect inspect;
  private final Map<String, String> environment;

  InspectCommand(Inspect inspect, Map<String, String> environment) {
    this.inspect = inspect;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    List<Path> libraries = split(classPath);
    paths.forEach(InspectCommand::requireCode);
    libraries.forEach(InspectCommand::requireCode);
    TerminalScreen screen = TerminalScreen.of(spec.commandLine(), environment);
    InspectionResult inspection = inspect.inspect(List.copyOf(paths), libraries);
    inspection
        .unreadable()
        .forEach(each -> screen.remark("Could not be read: " + Texts.texts().text(each)));
    if (inspection.handlers() == 0) {
      throw new CommandFault(
          "There is no Javalin handler in %s. Name the folder or jar with the compiled code."
              .formatted(String.join(", ", paths.stream().map(Path::toString).toList())));
    }
    print(inspection, screen);
    boolean blocks =
        inspection.findings().stream().anyMatch(each -> each.severity() == Severity.BLOCKS);
    return blocks ? ExitStatus.NOT_ALL_PASSED : ExitStatus.ALL_PASSED;
  }

  private void print(InspectionResult inspection, TerminalScreen screen) {
    if (format.audience() == Audience.PROGRAMS) {
      screen.data(format.inspection(inspection, Texts.texts()));
    } else {
      InspectionFormat shown = TerminalScreen.hasColour() ? format.inColour() : format;
      screen.report(shown.inspection(inspection, Texts.texts()));
    }
  }

  /** Returns the format with that id. */
  static InspectionFormat format(String id) {
    List<InspectionFormat> formats = ReportFormats.found().all(InspectionFormat.class);
    return formats.stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "it is %s, not '%s'"
                        .formatted(
                            String.join(
                                " or ", formats.stream().map(InspectionFormat::id).toList()),
                            id)));
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
      throw new CommandFault("There is no %s. Check the path and try again.".formatted(path));
    }
    boolean isJar = Files.isRegularFile(path) && path.toString().endsWith(".jar");
    if (!Files.isDirectory(path) && !isJar) {
      throw new CommandFault(
          "%s is neither a folder of classes nor a jar. Compile the code first.".formatted(path));
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
