package unblock.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import unblock.engine.demo.Demo;
import unblock.engine.demo.DemoScreen;
import unblock.engine.preflight.ConnectionRoute;
import unblock.engine.preflight.StartRequirements;
import unblock.message.IoMessageException;
import unblock.message.Message;

/** {@code unblock demo}: runs the article's servers and shows what happened. */
@Command(name = "demo", description = "cli.demo.help")
final class DemoCommand implements Runnable {
  @Parameters(
      paramLabel = "cli.label.file",
      descriptionKey = "cli.demo.option.page",
      arity = "0..1")
  private Path page = Path.of("unblock-demo.html");

  @Option(names = "--models", descriptionKey = "cli.demo.option.models")
  private boolean isAboutModels;

  private final LanguageOption language;

  @Spec private CommandSpec spec = CommandSpec.create();

  DemoCommand(LanguageOption language) {
    this.language = language;
  }

  @Override
  public void run() {
    StartRequirements.problem(1, ConnectionRoute.DIRECT, List.of(page.toString()))
        .ifPresent(
            problem -> {
              throw new CommandFault(problem);
            });
    DemoScreen screen = DemoScreen.ofThisProcess(spec.commandLine().getOut(), language.texts());
    try {
      Demo.run(isAboutModels ? Demo.Subject.SERVER_MODELS : Demo.Subject.HANDLERS, page, screen);
    } catch (IOException | UncheckedIOException e) {
      throw new CommandFault(
          Message.of("cli.demo.failed", "reason", IoMessageException.troubleOf(e)), e);
    }
  }
}
