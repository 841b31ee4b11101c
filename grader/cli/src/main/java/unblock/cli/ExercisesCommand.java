package unblock.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import unblock.grader.Exercises;
import unblock.grader.model.Criterion;
import unblock.grader.model.Rubric;

/** {@code unblock exercises}: what there is to solve, and for how many points. */
@Command(name = "exercises", description = "Lists the exercises with their points.")
final class ExercisesCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    for (Rubric rubric : Exercises.all()) {
      double points = rubric.criteria().stream().mapToDouble(Criterion::points).sum();
      out.printf("%-14s%8s points  %s%n", rubric.id(), plain(points), rubric.title());
    }
    out.flush();
  }

  private static String plain(double points) {
    return BigDecimal.valueOf(points).stripTrailingZeros().toPlainString();
  }
}
