package unblock.cli;

import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.IParamLabelRenderer;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import unblock.engine.report.TextWidth;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * The help of all commands in any language. The annotations of the commands hold keys of our bundle
 * in place of texts; picocli gets the texts as its own kind of resource bundle.
 */
final class HelpTexts {
  /** From picocli's keys for all commands to ours. */
  private static final Map<String, String> FOR_ALL =
      Map.of(
          "usage.synopsisSubcommandLabel", "cli.help.command-label",
          "mixinStandardHelpOptions.help", "cli.option.help",
          "mixinStandardHelpOptions.version", "cli.option.version");

  private final CommandLine root;
  private final Map<CommandSpec, CommandKeys> commands = new LinkedHashMap<>();

  /** The keys in the annotation of one command. */
  private record CommandKeys(List<String> description, Map<String, String> exitStatus) {}

  private HelpTexts(CommandLine root) {
    this.root = root;
    all(root)
        .forEach(
            spec ->
                commands.put(
                    spec,
                    new CommandKeys(
                        List.of(spec.usageMessage().description()),
                        spec.usageMessage().exitCodeList())));
  }

  /** Reads the keys of a command and its subcommands, before picocli has a bundle. */
  static HelpTexts of(CommandLine root) {
    return new HelpTexts(root);
  }

  /** Shows all help in that language from now on. */
  void show(Translator texts) {
    Map<String, String> entries = new HashMap<>();
    FOR_ALL.forEach((theirs, ours) -> entries.put(theirs, text(texts, ours)));
    entries.put("usage.synopsisHeading", text(texts, "cli.help.usage") + " ");
    entries.put("usage.commandListHeading", text(texts, "cli.help.commands") + "%n");
    entries.put("usage.exitCodeListHeading", heading(texts, "cli.help.exit-status"));
    commands.forEach(
        (spec, keys) -> {
          String prefix = spec.qualifiedName(".") + ".usage.";
          for (int i = 0; i < keys.description().size(); i++) {
            entries.put(prefix + "description." + i, text(texts, keys.description().get(i)));
          }
          int i = 0;
          for (Map.Entry<String, String> each : keys.exitStatus().entrySet()) {
            String line = each.getKey() + ":" + text(texts, each.getValue());
            entries.put(prefix + "exitCodeList." + i++, line);
          }
          keys(spec).forEach(key -> entries.put(key, text(texts, key)));
          spec.argGroups().stream()
              .map(ArgGroupSpec::headingKey)
              .forEach(key -> entries.put(key, heading(texts, key)));
        });
    root.setResourceBundle(new Entries(entries));
    root.setHelpFactory((spec, colours) -> new TranslatedHelp(spec, colours, texts));
  }

  private static Stream<CommandSpec> all(CommandLine command) {
    return Stream.concat(
        Stream.of(command.getCommandSpec()),
        command.getSubcommands().values().stream().flatMap(HelpTexts::all));
  }

  /** The keys of our bundle that options and parameters name. */
  private static Stream<String> keys(CommandSpec spec) {
    return spec.args().stream()
        .map(ArgSpec::descriptionKey)
        .filter(key -> !FOR_ALL.containsKey(key));
  }

  /** In the syntax of {@link String#format}. */
  private static String heading(Translator texts, String key) {
    return "%n" + text(texts, key) + "%n";
  }

  /** Picocli replaces the variables. */
  private static String text(Translator texts, String key) {
    return texts.text(
        Message.of(
            key,
            "default",
            "${DEFAULT-VALUE}",
            "choices",
            "${COMPLETION-CANDIDATES}",
            "languages",
            LanguageOption.languages()));
  }

  /** The entries as picocli reads them. */
  private static final class Entries extends ResourceBundle {
    private final Map<String, String> entries;

    Entries(Map<String, String> entries) {
      this.entries = entries;
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
      return entries.get(key);
    }

    @Override
    public Enumeration<String> getKeys() {
      return Collections.enumeration(entries.keySet());
    }
  }

  /** Help whose labels of parameters are keys of our bundle, too. */
  private static final class TranslatedHelp extends Help {
    private final Translator texts;

    TranslatedHelp(CommandSpec spec, ColorScheme colours, Translator texts) {
      super(spec, colours);
      this.texts = texts;
    }

    @Override
    public IParamLabelRenderer parameterLabelRenderer() {
      IParamLabelRenderer standard = super.parameterLabelRenderer();
      return new IParamLabelRenderer() {
        @Override
        public Ansi.Text renderParameterLabel(
            ArgSpec argument, Ansi ansi, List<Ansi.IStyle> styles) {
          return standard.renderParameterLabel(labelled(argument), ansi, styles);
        }

        @Override
        public String separator() {
          return standard.separator();
        }
      };
    }

    /** In columns of a terminal; picocli counts letters. */
    @Override
    public int synopsisHeadingLength() {
      return TextWidth.of(texts.text("cli.help.usage")) + 1;
    }

    private ArgSpec labelled(ArgSpec argument) {
      String label = texts.text(argument.paramLabel());
      return argument instanceof OptionSpec option
          ? OptionSpec.builder(option).paramLabel(label).build()
          : PositionalParamSpec.builder((PositionalParamSpec) argument).paramLabel(label).build();
    }
  }
}
