package unblock.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import unblock.cli.handout.UnusableHandoutFolder;
import unblock.cli.journal.UnusableFolder;
import unblock.message.Message;

/**
 * Reports each fault of a request, of the machine or of the grader on standard error, in the
 * language of the request. A fault of a request is one sentence, and where the help is.
 *
 * @param environment of the process
 */
record FaultHandler(Map<String, String> environment, LanguageOption language)
    implements IParameterExceptionHandler, IExecutionExceptionHandler {
  @Override
  public int handleParseException(ParameterException fault, String[] words) {
    CommandLine command = fault.getCommandLine();
    TerminalScreen screen = screen(command, List.of(words));
    screen.remark(UsageMessages.about(fault, List.of(words)));
    screen.remark(
        Message.of("cli.usage.help", "command", command.getCommandSpec().qualifiedName()));
    return ExitStatus.AT_FAULT;
  }

  @Override
  public int handleExecutionException(Exception fault, CommandLine command, ParseResult parsed) {
    TerminalScreen screen = screen(command, parsed.originalArgs());
    Optional<Message> sentence = sentence(fault);
    if (sentence.isPresent()) {
      screen.remark(sentence.get());
    } else {
      screen.remark(Message.of("cli.grader-failed"));
      StringWriter trace = new StringWriter();
      fault.printStackTrace(new PrintWriter(trace));
      trace.toString().lines().forEach(screen::remark);
    }
    return ExitStatus.AT_FAULT;
  }

  /** Empty for a defect of the grader. */
  private static Optional<Message> sentence(Exception fault) {
    if (fault instanceof CommandFault command) {
      return Optional.of(command.message());
    }
    if (fault instanceof UnusableHandoutFolder unusable) {
      return Optional.of(unusable.message());
    }
    return fault instanceof UnusableFolder unusable
        ? Optional.of(unusable.message())
        : Optional.empty();
  }

  private TerminalScreen screen(CommandLine command, List<String> words) {
    return TerminalScreen.of(command, environment, language.texts(words));
  }
}
