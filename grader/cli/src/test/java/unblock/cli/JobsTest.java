package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unblock.analyzer.InspectionResult;
import unblock.engine.Grader;
import unblock.engine.model.Aspect;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Verdict;
import unblock.engine.report.JsonReport;

/** Grades the same class one by one and all at once, next to a submission that uses all cores. */
final class JobsTest {
  private static final Path SOLUTIONS = Path.of("../../solutions/src/main/java/unblock/exercises");
  private static final Path WRONG = Path.of("../engine/src/test/submissions");
  private static final Path BURNER = Path.of("src/test/attacks/47-burns-the-cores");

  @TempDir private Path folder;

  /** The reasons of criteria that did not pass, for a verdict that rarely changes. */
  private final List<String> reasons = new ArrayList<>();

  /** Only the timing criterion may be inconclusive on a busy machine. */
  @Test
  void verdictsDoNotDependOnHowManyAreGradedAtOnce() throws Exception {
    Path batch = folder.resolve("class");
    copy(BURNER.resolve("src"), batch.resolve("burner"));
    copy(SOLUTIONS.resolve("upstream"), batch.resolve("right"));
    copy(SOLUTIONS.resolve("upstream"), batch.resolve("right-too"));
    copy(WRONG.resolve("submit-get/src"), batch.resolve("waits"));
    copy(WRONG.resolve("shared-field-mixes-users/src"), batch.resolve("mixes"));

    Map<String, Verdict> alone = verdicts(batch, 1);
    Map<String, Verdict> together = verdicts(batch, 8);

    assertThat(alone).hasSizeGreaterThan(30).containsValues(Verdict.PASSED, Verdict.FAILED);
    assertThat(alone.values()).doesNotContain(Verdict.INCONCLUSIVE);
    assertThat(together).describedAs(String.join("\n", reasons)).isEqualTo(alone);
  }

  private Map<String, Verdict> verdicts(Path batch, int jobs) throws Exception {
    Path report = folder.resolve("report-" + jobs);
    StringWriter errors = new StringWriter();
    int status =
        Unblock.command(
                (course, seed, steps, outputs) ->
                    GradingService.by(new Grader(seed, steps, outputs)),
                (code, classPath) -> new InspectionResult(List.of(), 0, List.of()),
                Map.of())
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(errors))
            .execute(
                "grade",
                "--batch",
                batch.toString(),
                "--jobs",
                Integer.toString(jobs),
                "--seed",
                "8",
                "--report",
                report.toString());
    assertThat(status).as(errors.toString()).isIn(1, 2);
    Map<String, Verdict> verdicts = new TreeMap<>();
    try (Stream<Path> submissions = Files.list(report)) {
      for (Path file : submissions.map(each -> each.resolve("grade.json")).toList()) {
        if (Files.exists(file)) {
          add(verdicts, JsonReport.read(Files.readString(file)));
        }
      }
    }
    return verdicts;
  }

  private void add(Map<String, Verdict> verdicts, GradeReport report) {
    if (report.submission().equals("burner")) {
      return; // A grader cannot predict how much of its own work the submission delays.
    }
    for (GradedExercise exercise : report.exercises()) {
      for (GradedCriterion criterion : exercise.criteria()) {
        if (!criterion.aspect().equals(Aspect.TIMING)) {
          verdicts.put(report.submission() + " " + criterion.key(), criterion.verdict());
          if (criterion.verdict() != Verdict.PASSED) {
            reasons.add(
                "%s %s: %s"
                    .formatted(
                        report.submission(),
                        criterion.key(),
                        Samples.ENGLISH.text(criterion.message())));
          }
        }
      }
    }
  }

  private static void copy(Path from, Path to) throws Exception {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.resolveSibling("."));
        Files.copy(file, copy);
      }
    }
  }
}
