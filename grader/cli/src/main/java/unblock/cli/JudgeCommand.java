package unblock.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import unblock.engine.Course;
import unblock.engine.Grader;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.report.UnreadableGrade;
import unblock.engine.submission.IoReason;

/** {@code unblock judge}: gives the verdicts of earlier runs again, from what was seen then. */
@Command(
    name = "judge",
    description =
        "Judges again what an earlier run has seen, without running anything: a verdict can be"
            + " checked, and an old run be graded by newer rules.")
final class JudgeCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "EVIDENCE.json",
      description = "The grade.json of earlier runs; they hold the evidence.")
  private List<Path> files = new ArrayList<>();

  @Mixin private CourseOptions courseOptions = new CourseOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Map<String, String> environment;

  JudgeCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    TerminalScreen screen = TerminalScreen.of(spec.commandLine(), environment);
    CourseOptions.Chosen chosen = courseOptions.chosen();
    GradePublisher desk = GradePublisher.of(screen, null);
    List<ScoreChange> changes = new ArrayList<>();
    for (Path file : files) {
      GradeReport then = read(file);
      GradeReport now = again(file, then, chosen.course());
      desk.accept(Optional.empty(), now);
      changes(then, now).forEach(screen::remark);
      changes.add(ScoreChange.of(then, now));
    }
    desk.finish();
    if (!chosen.rubric().isEmpty()) {
      ScoreChange.told(changes).forEach(line -> screen.report(line + System.lineSeparator()));
    }
    return ExitStatus.of(desk.rows());
  }

  private static GradeReport read(Path file) {
    try {
      return GradeFiles.read(file);
    } catch (IOException e) {
      throw new CommandFault(
          "%s cannot be read (%s). Name the grade.json of a run.".formatted(file, IoReason.text(e)),
          e);
    } catch (UnreadableGrade e) {
      throw new CommandFault("%s is not a grade.json: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private static GradeReport again(Path file, GradeReport then, Course course) {
    try {
      return Grader.judge(then, course);
    } catch (IllegalArgumentException e) {
      throw new CommandFault("%s: %s".formatted(file, e.getMessage()), e);
    } catch (RuntimeException e) {
      // Evidence that no grader writes: its parts contradict each other.
      throw new CommandFault(
          "%s holds evidence that cannot be judged. Grade that submission again.".formatted(file),
          e);
    }
  }

  /** One sentence for each criterion that came to another verdict than then. */
  private static List<String> changes(GradeReport then, GradeReport now) {
    List<GradedCriterion> before = then.criteria().toList();
    List<String> changes = new ArrayList<>();
    now.criteria()
        .forEach(
            criterion ->
                before.stream()
                    .filter(old -> old.key().equals(criterion.key()))
                    .filter(old -> old.verdict() != criterion.verdict())
                    .forEach(
                        old ->
                            changes.add(
                                "%s was %s then and is %s now."
                                    .formatted(
                                        criterion.key(), old.verdict(), criterion.verdict()))));
    return changes;
  }
}
