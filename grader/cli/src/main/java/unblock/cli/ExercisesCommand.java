package unblock.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import unblock.engine.Course;
import unblock.engine.exercise.Criterion;
import unblock.engine.exercise.Exercise;
import unblock.engine.report.TextWidth;
import unblock.engine.rubric.Rubric;
import unblock.message.Message;
import unblock.message.Translator;

/** {@code unblock exercises}: lists the exercises with their points, or writes the rubric. */
@Command(name = "exercises", description = "cli.exercises.help")
final class ExercisesCommand implements Runnable {
  @Option(names = "--rubric", descriptionKey = "cli.exercises.option.rubric")
  private boolean rubric;

  @Mixin private ExerciseOptions exercises = new ExerciseOptions();

  private final LanguageOption language;

  @Spec private CommandSpec spec = CommandSpec.create();

  ExercisesCommand(LanguageOption language) {
    this.language = language;
  }

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    Course course = exercises.course();
    Translator texts = language.texts(course);
    if (rubric) {
      out.print(Rubric.of(course.exercises()).toYaml(texts));
      out.flush();
      return;
    }
    for (Exercise exercise : course.exercises()) {
      double points = exercise.criteria().stream().mapToDouble(Criterion::points).sum();
      String worth = texts.text(Message.of("cli.exercises.points", "points", plain(points)));
      out.println(
          TextWidth.padded(exercise.id(), 14)
              + " ".repeat(Math.max(0, 15 - TextWidth.of(worth)))
              + worth
              + "  "
              + texts.text(exercise.title()));
    }
    out.flush();
  }

  private static String plain(double points) {
    return BigDecimal.valueOf(points).stripTrailingZeros().toPlainString();
  }
}
