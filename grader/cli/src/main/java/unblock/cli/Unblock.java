package unblock.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import unblock.analyzer.FailureLevel;
import unblock.analyzer.HandlerInspector;
import unblock.cli.journal.ClassShard;
import unblock.engine.report.InspectionFormat;
import unblock.message.Message;
import unblock.message.Translator;

/** The command {@code unblock}; without a subcommand it names its subcommands. */
@Command(
    name = "unblock",
    description = "cli.help",
    mixinStandardHelpOptions = true,
    versionProvider = Unblock.Version.class,
    exitCodeOnInvalidInput = ExitStatus.AT_FAULT,
    exitCodeOnExecutionException = ExitStatus.AT_FAULT,
    exitCodeList = {
      ExitStatus.ALL_PASSED + ExitStatus.SEPARATOR + "cli.exit.passed",
      ExitStatus.NOT_ALL_PASSED + ExitStatus.SEPARATOR + "cli.exit.not-passed",
      ExitStatus.AT_FAULT + ExitStatus.SEPARATOR + "cli.exit.at-fault"
    },
    sortOptions = false,
    usageHelpAutoWidth = true,
    scope = ScopeType.INHERIT)
public final class Unblock implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final LanguageOption language;

  private Unblock(LanguageOption language) {
    this.language = language;
  }

  /** The JVM's replacement for the bytes of a name that it cannot decode. */
  private static final char UNREADABLE = '\ufffd';

  private static final String COMMON_POOL = "java.util.concurrent.ForkJoinPool.common.parallelism";

  /** Runs the command and exits with its status. */
  public static void main(String[] args) {
    // With two cores the JDK's common pool would have one thread, so that the JDK would start a new
    // thread for each asynchronous task: a seventh of the grader's CPU time.
    System.getProperties().putIfAbsent(COMMON_POOL, "2");
    if (List.of(args).contains(GradeCommand.NAME)) {
      JitCompilers.keepToTheFirst();
    }
    CommandLine command =
        command(GradingService.inProcesses(), HandlerInspector::inspect, System.getenv());
    System.exit(execute(command, args));
  }

  /**
   * Runs a command. Picocli does not pass on an {@link Error}, and a JVM that an error ends has
   * status 1, which means that a submission failed.
   */
  static int execute(CommandLine command, String... args) {
    // Translated in advance: afterwards there may be no memory, or no unblock.jar, to do it with.
    Unblock root = command.getCommand();
    Translator texts = root.language.texts(List.of(args));
    TerminalScreen screen = TerminalScreen.of(command, Map.of(), texts);
    String heap = texts.text("cli.ended.heap");
    String stack = texts.text("cli.ended.stack");
    String part = texts.text("cli.ended.part");
    try {
      return command.execute(args);
    } catch (OutOfMemoryError e) {
      screen.remark(heap);
    } catch (StackOverflowError e) {
      screen.remark(stack);
    } catch (Error e) {
      screen.remark(part);
    }
    return ExitStatus.AT_FAULT;
  }

  static CommandLine command(
      GradingService.Start gradings,
      InspectCommand.Inspect inspect,
      Map<String, String> environment) {
    return command(gradings, inspect, environment, new LanguageOption());
  }

  static CommandLine command(
      GradingService.Start gradings,
      InspectCommand.Inspect inspect,
      Map<String, String> environment,
      LanguageOption language) {
    FaultHandler faults = new FaultHandler(environment, language);
    CommandLine command =
        new CommandLine(new Unblock(language))
            .addSubcommand(new GradeCommand(gradings, environment, language))
            .addSubcommand(new MergeCommand(environment, language))
            .addSubcommand(new InspectCommand(inspect, environment, language))
            .addSubcommand(new JudgeCommand(environment, language))
            .addSubcommand(new ExercisesCommand(language))
            .addSubcommand(new HandoutCommand(language))
            .addSubcommand(new WatchCommand(language))
            .addSubcommand(new DemoCommand(language))
            .setExpandAtFiles(false)
            .registerConverter(Locale.class, LanguageOption::language)
            .registerConverter(InspectionFormat.class, InspectCommand::format)
            .registerConverter(FailureLevel.class, InspectCommand::level)
            .registerConverter(FormatRequest.class, FormatRequest::of)
            .registerConverter(IsolationMode.class, IsolationMode::of)
            .registerConverter(ClassShard.class, Unblock::shard)
            .registerConverter(Path.class, Unblock::path)
            .registerConverter(Integer.class, text -> number(text, Integer::valueOf))
            .registerConverter(Long.class, text -> number(text, Long::valueOf))
            .setParameterExceptionHandler(faults)
            .setExecutionExceptionHandler(faults);
    HelpTexts help = HelpTexts.of(command);
    return command.setExecutionStrategy(
        parsed -> {
          if (parsed.asCommandLineList().stream().anyMatch(CommandLine::isUsageHelpRequested)) {
            help.show(language.texts());
          }
          return new CommandLine.RunLast().execute(parsed);
        });
  }

  @Override
  public void run() {
    throw new UsageFault(
        spec.commandLine(), Message.of("cli.no-command", "commands", UsageMessages.commands(spec)));
  }

  private static ClassShard shard(String text) {
    try {
      return ClassShard.of(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidValue(Message.of("cli.value.shard", "value", text));
    }
  }

  private static Path path(String text) {
    try {
      if (text.isBlank()) {
        throw new InvalidValue(Message.of("cli.value.empty"));
      }
      if (text.indexOf(UNREADABLE) >= 0) {
        throw unwritable(text);
      }
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw unwritable(text);
    }
  }

  private static InvalidValue unwritable(String text) {
    return new InvalidValue(Message.of("cli.value.encoding", "value", text));
  }

  private static <T> T number(String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (NumberFormatException e) {
      throw new InvalidValue(Message.of("cli.value.number", "value", text));
    }
  }

  /** The version in the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"unblock " + BuildVersion.version()};
    }
  }
}
