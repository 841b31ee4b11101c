package unblock.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import unblock.analyzer.HandlerInspector;
import unblock.cli.journal.ClassShard;
import unblock.cli.journal.UnusableFolder;
import unblock.engine.report.InspectionFormat;

/** The command {@code unblock}; on its own it says what it can do. */
@Command(
    name = "unblock",
    description = "Grades concurrency exercises: it knows whether code blocks.",
    mixinStandardHelpOptions = true,
    versionProvider = Unblock.Version.class,
    exitCodeOnInvalidInput = ExitStatus.AT_FAULT,
    exitCodeOnExecutionException = ExitStatus.AT_FAULT,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all passed",
      "1:not all passed",
      "2:the grader or the request was at fault, or something stayed inconclusive"
    },
    sortOptions = false,
    usageHelpAutoWidth = true,
    scope = ScopeType.INHERIT)
public final class Unblock implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private Unblock() {}

  /** What the JVM makes of the bytes of a name that it cannot decode. */
  private static final char UNREADABLE = '\ufffd';

  private static final String COMMON_POOL = "java.util.concurrent.ForkJoinPool.common.parallelism";

  /** Runs the command and ends with its status. */
  public static void main(String[] args) {
    // With two cores the JDK would start a new thread for each thing that is to be done elsewhere,
    // since its common pool would have but one: a seventh of the grader's CPU time.
    System.getProperties().putIfAbsent(COMMON_POOL, "2");
    CommandLine command =
        command(GradingService.inProcesses(), HandlerInspector::inspect, System.getenv());
    System.exit(execute(command, args));
  }

  /**
   * Runs a command. Picocli hands on no {@link Error}, and a JVM that one ends has status 1, which
   * says that a submission failed.
   */
  static int execute(CommandLine command, String... args) {
    try {
      return command.execute(args);
    } catch (OutOfMemoryError | StackOverflowError e) {
      TerminalScreen.of(command, Map.of())
          .remark(
              "The grader ended because %s. Give it more with -Xmx or -Xss, or grade fewer"
                      .formatted(
                          e instanceof OutOfMemoryError ? "its heap is full" : "a stack is full")
                  + " submissions at once with --jobs.");
    } catch (Error e) {
      TerminalScreen.of(command, Map.of())
          .remark(
              "The grader ended because a part of it cannot be loaded. Build unblock.jar again, and"
                  + " do not replace it while it runs.");
    }
    return ExitStatus.AT_FAULT;
  }

  static CommandLine command(
      GradingService.Start gradings,
      InspectCommand.Inspect inspect,
      Map<String, String> environment) {
    return new CommandLine(new Unblock())
        .addSubcommand(new GradeCommand(gradings, environment))
        .addSubcommand(new MergeCommand(environment))
        .addSubcommand(new InspectCommand(inspect, environment))
        .addSubcommand(new JudgeCommand(environment))
        .addSubcommand(new ExercisesCommand())
        .setExpandAtFiles(false)
        .registerConverter(InspectionFormat.class, InspectCommand::format)
        .registerConverter(IsolationMode.class, IsolationMode::of)
        .registerConverter(ClassShard.class, Unblock::shard)
        .registerConverter(Path.class, Unblock::path)
        .registerConverter(Integer.class, text -> number(text, Integer::valueOf))
        .registerConverter(Long.class, text -> number(text, Long::valueOf))
        .setParameterExceptionHandler((e, arguments) -> refuse(e, environment))
        .setExecutionExceptionHandler(
            (fault, command, parsed) -> report(fault, TerminalScreen.of(command, environment)));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Name a command: grade, merge, inspect, judge, exercises.");
  }

  private static ClassShard shard(String text) {
    try {
      return ClassShard.of(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  private static Path path(String text) {
    try {
      if (text.isBlank()) {
        throw new TypeConversionException("it is empty, and must name a file or folder");
      }
      if (text.indexOf(UNREADABLE) >= 0) {
        throw new TypeConversionException(unwritable(text));
      }
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(unwritable(text));
    }
  }

  private static String unwritable(String text) {
    return "the name '%s' cannot be written in this machine's encoding; set LANG=C.UTF-8"
        .formatted(text);
  }

  private static <T> T number(String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException(
          "'%s' is not a whole number, or has too many digits".formatted(text));
    }
  }

  /** One sentence, and where to read more: whoever mistypes does not want to read it all again. */
  private static int refuse(ParameterException e, Map<String, String> environment) {
    CommandLine command = e.getCommandLine();
    TerminalScreen screen = TerminalScreen.of(command, environment);
    String sentence = String.valueOf(e.getMessage()).strip();
    screen.remark(sentence.matches("(?s).*[.?!]") ? sentence : sentence + ".");
    screen.remark("See: %s --help".formatted(command.getCommandSpec().qualifiedName()));
    return ExitStatus.AT_FAULT;
  }

  private static int report(Exception fault, TerminalScreen screen) {
    if (fault instanceof UnusableFolder unusable) {
      screen.remark(Texts.texts().text(unusable.message()));
    } else if (fault instanceof CommandFault) {
      screen.remark(String.valueOf(fault.getMessage()));
    } else {
      screen.remark("The grader failed. This is no submission's fault; please report it:");
      StringWriter trace = new StringWriter();
      fault.printStackTrace(new PrintWriter(trace));
      trace.toString().lines().forEach(screen::remark);
    }
    return ExitStatus.AT_FAULT;
  }

  /** The version in the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"unblock " + BuildVersion.version()};
    }
  }
}
