package unblock.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import unblock.engine.Exercises;
import unblock.engine.model.Criterion;
import unblock.engine.model.Exercise;

/** {@code unblock exercises}: what there is to solve, and for how many points. */
@Command(name = "exercises", description = "Lists the exercises with their points.")
final class ExercisesCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    for (Exercise exercise : Exercises.all()) {
      double points = exercise.criteria().stream().mapToDouble(Criterion::points).sum();
      out.printf("%-14s%8s points  %s%n", exercise.id(), plain(points), exercise.title());
    }
    out.flush();
  }

  private static String plain(double points) {
    return BigDecimal.valueOf(points).stripTrailingZeros().toPlainString();
  }
}
