package unblock.cli;

import java.util.List;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import unblock.message.Message;

/** The sentences for requests that picocli cannot parse; its own are in English only. */
final class UsageMessages {
  private UsageMessages() {}

  /**
   * The fault of the request.
   *
   * @param words of the request
   */
  static Message about(ParameterException fault, List<String> words) {
    if (fault instanceof UsageFault usage) {
      return usage.message();
    }
    if (fault instanceof MissingParameterException missing) {
      return missing(missing.getMissing());
    }
    if (fault instanceof OverwrittenOptionException twice) {
      return Message.of("cli.usage.twice", "argument", name(twice.getOverwritten()));
    }
    if (fault instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return unmatched(unmatched);
    }
    return fault.getArgSpec() == null ? unreadable(fault, words) : value(fault);
  }

  private static Message missing(List<ArgSpec> missing) {
    ArgSpec first = missing.get(0);
    return missing.size() == 1 && !first.required()
        ? Message.of("cli.usage.no-value", "option", name(first), "example", example(first))
        : Message.of(
            "cli.usage.missing",
            "arguments",
            missing.stream().map(UsageMessages::example).toList());
  }

  private static Message unmatched(UnmatchedArgumentException fault) {
    String word = fault.getUnmatched().get(0);
    CommandSpec spec = fault.getCommandLine().getCommandSpec();
    if (fault.isUnknownOption()) {
      return Message.of(
          "cli.usage.unknown-option", "command", spec.qualifiedName(), "option", word);
    }
    return spec.subcommands().isEmpty()
        ? Message.of("cli.usage.too-many", "command", spec.qualifiedName(), "argument", word)
        : Message.of("cli.usage.unknown-command", "word", word, "commands", commands(spec));
  }

  private static Message value(ParameterException fault) {
    return fault.getCause() instanceof InvalidValue invalid
        ? Message.of(
            "cli.usage.invalid", "argument", name(fault.getArgSpec()), "reason", invalid.reason())
        : Message.of(
            "cli.usage.wrong-value",
            "argument",
            name(fault.getArgSpec()),
            "value",
            String.valueOf(fault.getValue()));
  }

  /** Picocli does not say which option has a value that it may not have. */
  private static Message unreadable(ParameterException fault, List<String> words) {
    CommandSpec spec = fault.getCommandLine().getCommandSpec();
    return words.stream()
        .filter(word -> fault instanceof MaxValuesExceededException && word.contains("="))
        .map(word -> word.substring(0, word.indexOf('=')))
        .filter(name -> spec.findOption(name) != null && spec.findOption(name).arity().max() == 0)
        .findFirst()
        .map(name -> Message.of("cli.usage.flag-with-value", "option", name))
        .orElseGet(() -> Message.of("cli.usage.unreadable"));
  }

  /** The names of the commands, in the order of the help. */
  static List<String> commands(CommandSpec root) {
    return List.copyOf(root.subcommands().keySet());
  }

  private static Object name(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName()
        : Message.of(argument.paramLabel());
  }

  private static Message example(ArgSpec argument) {
    Message label = Message.of(argument.paramLabel());
    return argument instanceof OptionSpec option
        ? Message.joined(Message.verbatim(option.longestName()), label)
        : label;
  }
}
