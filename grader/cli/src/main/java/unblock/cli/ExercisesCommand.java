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
import unblock.engine.rubric.Rubric;

/** {@code unblock exercises}: what there is to solve, and for how many points. */
@Command(name = "exercises", description = "Lists the exercises with their points.")
final class ExercisesCommand implements Runnable {
  @Option(
      names = "--rubric",
      description = "Write the rubric as YAML instead, to be changed and given to --rubric.")
  private boolean rubric;

  @Mixin private ExerciseOptions exercises = new ExerciseOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    Course course = exercises.course();
    if (rubric) {
      out.print(Rubric.of(course.exercises()).toYaml(Texts.texts()));
      out.flush();
      return;
    }
    for (Exercise exercise : course.exercises()) {
      double points = exercise.criteria().stream().mapToDouble(Criterion::points).sum();
      out.printf("%-14s%8s points  %s%n", exercise.id(), plain(points), exercise.title());
    }
    out.flush();
  }

  private static String plain(double points) {
    return BigDecimal.valueOf(points).stripTrailingZeros().toPlainString();
  }
}
