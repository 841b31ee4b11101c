package unblock.cli.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import unblock.cli.container.EngineAtHand;
import unblock.grader.model.Aspect;
import unblock.grader.model.GradeReport;
import unblock.grader.model.GradedCriterion;
import unblock.grader.model.GradedExercise;
import unblock.grader.model.Isolation;
import unblock.grader.model.SubmissionRights;
import unblock.grader.model.Verdict;
import unblock.grader.report.JsonReport;
import unblock.grader.run.ProcessSandbox;

/**
 * Every row of what hostile submissions do, tried on the grader in each sandbox. One grader grades
 * them all, honest neighbours between them; then each row is asked what came of it. What needs a
 * protection that this machine does not give is not tried, and shows as skipped with the reason.
 */
@EnabledOnOs(OS.LINUX)
final class AttacksTest {
  private static final int ROWS = 47;

  private static final String CONTAINER = "container";

  /**
   * All of them in containers take as long again as in processes. If not asked for, only those are
   * tried there that a process holds only with guards, or does not.
   */
  private static final boolean ALL = Boolean.getBoolean("unblock.attacks.all");

  /** Points of the one criterion that a busy machine may leave open. */
  private static final double TIMING = 2;

  /** Far beyond what any needs on an idle machine: a bound, and no figure of speed. */
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private static final long MOST_BYTES = 2L << 30;

  @TempDir private static Path folder;

  /** The sandboxes; for one that there is not, why. */
  private static Map<String, Optional<String>> sandboxes() {
    Map<String, Optional<String>> sandboxes = new LinkedHashMap<>();
    sandboxes.put("process", Optional.empty());
    sandboxes.put(CONTAINER, EngineAtHand.missing());
    return sandboxes;
  }

  @Test
  void everyRowHasAnAttack() throws Exception {
    Set<Integer> rows = new TreeSet<>();
    rows.add(19); // Zips, written when they are tried.
    Attack.kept().forEach(attack -> rows.add(attack.row()));

    assertThat(rows).containsExactlyElementsOf(IntStream.rangeClosed(1, ROWS).boxed().toList());
    assertThat(Attack.kept())
        .allMatch(each -> each.name().startsWith("%02d-".formatted(each.row())));
  }

  @TestFactory
  Stream<DynamicNode> nothingIsGainedAndNobodyHarmed() {
    return sandboxes().entrySet().stream()
        .map(
            sandbox ->
                sandbox.getValue().isPresent()
                    ? dynamicTest(sandbox.getKey(), () -> abort(sandbox.getValue().get()))
                    : dynamicContainer(sandbox.getKey(), tests(sandbox.getKey()).stream()));
  }

  private static List<DynamicNode> tests(String sandbox) {
    try {
      Path own = Files.createDirectories(folder.resolve("unblock-attacks-" + sandbox));
      List<Attack> attacks = new ArrayList<>(Attack.kept());
      attacks.addAll(HostileZips.in(Files.createDirectory(own.resolve("zips"))));
      List<DynamicNode> tests = new ArrayList<>();
      List<Attack> together = new ArrayList<>();
      if (sandbox.equals(CONTAINER) && !ALL) {
        attacks.removeIf(attack -> !attack.needs().containsKey("process"));
      }
      attacks.removeIf(attack -> !attack.asked());
      Isolation isolation = isolation(sandbox);
      for (Attack attack : attacks) {
        Optional<String> lack = attack.lacks(isolation);
        if (lack.isPresent()) {
          String why = "There is not here, but is needed: " + lack.get();
          tests.add(dynamicTest(attack.title(sandbox), () -> abort(why)));
        } else if (attack.alone() && !sandbox.equals(CONTAINER)) { // There, nothing may get so far.
          tests.addAll(tests(sandbox, own.resolve(attack.name()), List.of(attack)));
        } else {
          together.add(attack);
        }
      }
      if (!together.isEmpty()) {
        tests.addAll(tests(sandbox, own.resolve("together"), together));
      }
      return tests;
    } catch (Exception e) {
      throw new IllegalStateException("The attacks could not be tried in a " + sandbox, e);
    }
  }

  private static Isolation isolation(String sandbox) {
    return sandbox.equals("process")
        ? new ProcessSandbox().isolation()
        : new Isolation(
            sandbox, List.of(), List.of(), SubmissionRights.OWN); // A container lacks nothing.
  }

  private static List<DynamicTest> tests(String sandbox, Path own, List<Attack> attacks)
      throws Exception {
    HostileRun run = HostileRun.of(Files.createDirectory(own), sandbox, attacks);
    List<DynamicTest> tests = new ArrayList<>();
    attacks.forEach(each -> tests.add(dynamicTest(each.title(sandbox), () -> check(each, run))));
    run.neighbours()
        .forEach(name -> tests.add(dynamicTest(name + " " + sandbox, () -> unharmed(name, run))));
    tests.add(dynamicTest("the grader " + sandbox, () -> unharmed(run)));
    return tests;
  }

  private static void check(Attack attack, HostileRun run) throws Exception {
    if (attack.most().isEmpty()) {
      assertThat(run.report.resolve("summary.csv")).content().contains(attack.name());
      assertThat(run.grade(attack.name())).doesNotExist();
    } else {
      earnsNoMore(attack, grade(attack.name(), run));
      assertThat(run.took(attack.name()).orElseThrow()).isLessThan(LONGEST);
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

  /** That it attacked, and did not merely die. */
  private static void attempted(Attack attack, HostileRun run) throws Exception {
    String printed = run.printed(attack.name());
    String grade = HostileRun.read(run.grade(attack.name()));
    assertThat(attack.effect())
        .as("No proof that %s attacked; it printed: %s", attack.name(), printed)
        .hasValueSatisfying(
            effect ->
                assertThat(effect.proven(attack.submission(), printed, grade))
                    .as("%s in: %s", effect, printed)
                    .isTrue());
  }

  /** The grader's own file, and no forged one: as it writes them, and anew. */
  private static GradeReport grade(String submission, HostileRun run) throws Exception {
    Path file = run.grade(submission);
    assertThat(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).as(file.toString()).isTrue();
    assertThat(file).isWritable();
    GradeReport report = JsonReport.read(Files.readString(file));
    assertThat(report.submission()).isEqualTo(submission);
    return report;
  }

  /** Also not by making fewer points possible, or by leaving them undecided. */
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

  private static void unharmed(String neighbour, HostileRun run) throws Exception {
    for (GradedExercise exercise : grade(neighbour, run).exercises()) {
      assertThat(exercise.criteria())
          .as(told(exercise))
          .allMatch(
              each ->
                  each.verdict() == Verdict.PASSED
                      || (each.aspect() == Aspect.TIMING
                          && each.verdict() == Verdict.INCONCLUSIVE));
      assertThat(exercise.score().earned()).isGreaterThanOrEqualTo(40 - TIMING);
    }
  }

  private static void unharmed(HostileRun run) throws Exception {
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
   * Workflow commands outside the fences; a line may also begin where a terminal would begin one.
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
