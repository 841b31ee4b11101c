package unblock.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import unblock.engine.watch.Watch;

/** {@code unblock watch}: grades an exercise after each save and shows the next step. */
@Command(name = "watch", description = "cli.watch.help")
final class WatchCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "cli.label.folder",
      descriptionKey = "cli.watch.option.folder",
      arity = "0..1")
  private Path folder = Path.of("");

  private final LanguageOption language;

  @Spec private CommandSpec spec = CommandSpec.create();

  WatchCommand(LanguageOption language) {
    this.language = language;
  }

  @Override
  public Integer call() {
    return Watch.run(folder, language.texts(), spec.commandLine().getErr());
  }
}
