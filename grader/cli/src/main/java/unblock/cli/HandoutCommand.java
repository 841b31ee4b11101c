package unblock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import unblock.cli.handout.Handout;
import unblock.cli.handout.HandoutFolder;
import unblock.engine.Course;
import unblock.engine.exercise.Exercise;
import unblock.message.Message;

/** {@code unblock handout DIR}: writes a student's repository, without solutions. */
@Command(name = "handout", description = "cli.handout.help")
final class HandoutCommand implements Runnable {
  @Parameters(
      paramLabel = "cli.label.folder",
      descriptionKey = "cli.handout.option.folder",
      arity = "1")
  private Path folder = Path.of("");

  @Option(
      names = "--exercise",
      paramLabel = "cli.label.id",
      descriptionKey = "cli.handout.option.exercise")
  private List<String> ids = new ArrayList<>();

  private final LanguageOption language;

  @Spec private CommandSpec spec = CommandSpec.create();

  HandoutCommand(LanguageOption language) {
    this.language = language;
  }

  @Override
  public void run() {
    Course course = Course.standard();
    for (String id : ids) {
      if (course.find(id).isEmpty()) {
        throw new UsageFault(
            spec.commandLine(),
            Message.of("cli.grade.no-exercise", "id", id, "exercises", course.ids()));
      }
    }
    List<Exercise> chosen =
        course.exercises().stream()
            .filter(each -> ids.isEmpty() || ids.contains(each.id()))
            .toList();
    HandoutFolder.write(folder, Handout.of(course.exercises(), chosen));
    Message written =
        Message.of(
            "cli.handout.written",
            "folder",
            folder.toString(),
            "exercises",
            chosen.stream().map(Exercise::id).toList(),
            "command",
            "./mvnw test");
    spec.commandLine().getOut().println(language.texts(course).text(written));
    spec.commandLine().getOut().flush();
  }
}
