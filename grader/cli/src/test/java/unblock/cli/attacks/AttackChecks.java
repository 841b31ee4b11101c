package unblock.cli.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import unblock.engine.model.Aspect;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Verdict;
import unblock.engine.report.JsonReport;

/** Checks an attack, an honest neighbour and the grader after a run. */
final class AttackChecks {
  /** The points of the only criterion that a busy machine may leave inconclusive. */
  private static final double TIMING = 2;

  /**
   * The grader's own limit for the waits of one exercise on a machine without free cores, 10 min,
   * and a minute for compiling and starting. On an idle machine the longest attack takes 37 s, and
   * with three busy threads beside it 71 s.
   */
  private static final Duration LONGEST = Duration.ofMinutes(11);

  private static final long MOST_BYTES = 2L << 30;

  private AttackChecks() {}

  static void check(Attack attack, HostileRun run) throws Exception {
    if (attack.most().isEmpty()) {
      assertThat(run.report.resolve("summary.csv")).content().contains(attack.name());
      assertThat(run.grade(attack.name())).doesNotExist();
    } else {
      earnsNoMore(attack, grade(attack.name(), run));
      assertThat(run.took(attack.name()).orElseThrow()).as(attack.name()).isLessThan(LONGEST);
      attempted(attack, run);
    }
    assertThat(run.left(attack.marker())).isEmpty();
    assertThat(run.heard(attack.marker())).isEmpty();
    for (String file : attack.never()) {
      assertThat(Files.deleteIfExists(Path.of(file))).as(file).isFalse();
    }
    String kept = run.kept(attack.name());
    assertThat(kept).doesNotContain(run.secret);
    for (String text : attack.unsaid()) {
      assertThat(kept).doesNotContain(text);
      assertThat(HostileRun.read(run.output())).doesNotContain(text);
    }
  }

  /** Checks that the submission attacked, and did not only fail. */
  private static void attempted(Attack attack, HostileRun run) throws Exception {
    String printed = run.printed(attack.name());
    String grade = HostileRun.withoutCode(run.grade(attack.name()));
    assertThat(attack.effect())
        .as("No proof that %s attacked; it printed: %s", attack.name(), printed)
        .hasValueSatisfying(
            effect ->
                assertThat(effect.proven(attack.submission(), printed, grade))
                    .as("%s in: %s", effect, printed)
                    .isTrue());
  }

  /** Returns the grade from the grader's own file: neither forged nor old. */
  private static GradeReport grade(String submission, HostileRun run) throws Exception {
    Path file = run.grade(submission);
    assertThat(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).as(file.toString()).isTrue();
    assertThat(file).isWritable();
    GradeReport report = JsonReport.read(Files.readString(file));
    assertThat(report.submission()).isEqualTo(submission);
    return report;
  }

  /** Checks the points, also against fewer possible or undecided points. */
  private static void earnsNoMore(Attack attack, GradeReport report) {
    assertThat(report.exercises())
        .extracting(GradedExercise::id)
        .containsExactlyElementsOf(attack.most().keySet());
    for (GradedExercise exercise : report.exercises()) {
      String told = told(exercise);
      double most = attack.most().getOrDefault(exercise.id(), 0.0);
      assertThat(exercise.score().earned()).as(told).isLessThanOrEqualTo(most);
      assertThat(exercise.score().possible()).as(told).isEqualTo(40);
      assertThat(exercise.undecided()).as(told).isLessThanOrEqualTo(TIMING);
    }
  }

  private static String told(GradedExercise exercise) {
    StringBuilder told = new StringBuilder();
    for (GradedCriterion each : exercise.criteria()) {
      told.append("\n%s %s: %s".formatted(each.key(), each.verdict(), each.message()));
    }
    return told.toString();
  }

  static void unharmed(String neighbour, HostileRun run) throws Exception {
    for (GradedExercise exercise : grade(neighbour, run).exercises()) {
      assertThat(exercise.criteria())
          .as(told(exercise))
          .allMatch(
              each ->
                  each.verdict() == Verdict.PASSED
                      || (each.aspect().equals(Aspect.TIMING)
                          && each.verdict() == Verdict.INCONCLUSIVE));
      assertThat(exercise.score().earned()).isGreaterThanOrEqualTo(40 - TIMING);
    }
  }

  static void unharmed(AttackSetting setting, HostileRun run) throws Exception {
    for (String neighbour : run.neighbours()) {
      assertThat(grade(neighbour, run).isolation().flatMap(IsolationMode::of))
          .isEqualTo(setting.mode());
    }
    String output = HostileRun.read(run.output());
    String errors = HostileRun.read(run.errors());
    assertThat(run.status()).as(errors).isBetween(1, 2);
    assertThat(errors).doesNotContain("The grader failed", "the grader failed");
    assertThat(output).doesNotContain(run.secret);
    assertThat(errors).doesNotContain(run.secret);
    assertThat(commands(output)).isEmpty();
    assertThat(commands(errors)).isEmpty();
    assertThat(run.workflowOutput).isEmptyFile();
    assertThat(run.left("")).isEmpty();
    assertThat(run.litter()).isEmpty();
    assertThat(run.mostBytes()).isLessThan(MOST_BYTES);
  }

  /**
   * Returns workflow commands outside the fences; a line may also begin after a terminal control
   * character.
   */
  private static List<String> commands(String output) {
    List<String> commands = new ArrayList<>();
    String fence = "";
    for (String line : output.split("[\\n\\r\\u2028\\u2029\\u0085]")) {
      if (!fence.isEmpty()) {
        fence = line.equals("::" + fence + "::") ? "" : fence;
      } else if (line.startsWith("::stop-commands::")) {
        fence = line.substring("::stop-commands::".length());
      } else if (line.strip().startsWith("::") || line.strip().startsWith("##[")) {
        commands.add(line);
      }
    }
    return commands;
  }
}
