package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unblock.analyzer.InspectionResult;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Score;
import unblock.engine.model.SubmissionRights;
import unblock.engine.model.Timeline;
import unblock.engine.report.JsonReport;
import unblock.message.Message;

final class RubricOptionTest {
  private static final String TWO_CRITERIA =
      """
      exercises:
        worker-pool:
          login.answers: 1
          concurrency: {points: 0.5, bonus: true}
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(Object... arguments) {
    return Unblock.command(
            Samples.judging(
                submission -> new Evidence.NotServed(Message.verbatim("no constructor"), List.of()),
                SubmissionRights.OWN),
            (code, classPath) -> new InspectionResult(List.of(), 0, List.of()),
            Map.of())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
  }

  private Path rubric(String text) throws IOException {
    return Files.writeString(folder.resolve("rubric.yaml"), text);
  }

  /** Writes a grade with all points, although its evidence does not earn them. */
  private Path grade() throws IOException {
    GradeReport report =
        GradeReport.of(
            "ada",
            7,
            List.of(
                new GradedExercise(
                    "worker-pool",
                    new Score(40, 40),
                    List.of(),
                    Timeline.EMPTY,
                    new Evidence.NotServed(Message.verbatim("no constructor"), List.of()))));
    return Files.writeString(
        folder.resolve("grade.json"), new JsonReport().write(report, Samples.ENGLISH));
  }

  @Test
  void theRubricThatIsWrittenIsTheKitsOwn() throws Exception {
    assertThat(run("exercises", "--rubric")).isZero();
    Path written = rubric(out.toString());

    assertThat(run("judge", grade(), "--rubric", written)).isEqualTo(ExitStatus.NOT_ALL_PASSED);

    assertThat(out.toString())
        .contains("ada: 0 of 40 points (seed 7)")
        .contains("ada loses: 40 of 40 before, 0 of 40 now")
        .endsWith("0 gain, 1 lose, 0 keep their share of the points.\n");
  }

  @Test
  void onlyWhatIsListedCounts() throws Exception {
    run("judge", grade(), "--rubric", rubric(TWO_CRITERIA));

    assertThat(out.toString()).contains("ada: 0 of 1 points (seed 7)").doesNotContain("clean-up");
  }

  @Test
  void aRoundHasOneRubric() throws Exception {
    Path submission = Samples.code(folder.resolve("ada"));
    Path report = folder.resolve("report");
    Path rubric = rubric(TWO_CRITERIA);

    assertThat(run("grade", submission, "--report", report, "--rubric", rubric)).isEqualTo(1);
    GradeReport grade =
        JsonReport.read(Files.readString(report.resolve("ada").resolve("grade.json")));
    assertThat(grade.score()).isEqualTo(new Score(0, 1));
    assertThat(grade.criteria()).hasSize(2);

    assertThat(run("grade", submission, "--report", report)).isEqualTo(ExitStatus.AT_FAULT);
    assertThat(err.toString()).contains("holds a round with another rubric");

    Path whole = folder.resolve("whole");
    assertThat(run("merge", report, "--report", whole)).isEqualTo(ExitStatus.AT_FAULT);
    assertThat(err.toString()).contains("was graded by another rubric");
    assertThat(run("merge", report, "--report", whole, "--rubric", rubric)).isEqualTo(1);
  }

  @Test
  void whatIsWrongIsRefusedBeforeAnythingIsGraded() throws Exception {
    Path report = folder.resolve("report");
    Path submission = Samples.code(folder.resolve("ada"));
    for (Path rubric :
        List.of(rubric("exercises: {offload: {timing: -1}}"), folder.resolve("gone"), folder)) {
      err.getBuffer().setLength(0);

      assertThat(run("grade", submission, "--report", report, "--rubric", rubric))
          .isEqualTo(ExitStatus.AT_FAULT);

      assertThat(err.toString().lines()).hasSize(1);
      assertThat(err.toString()).contains(rubric.toString());
      assertThat(report).doesNotExist();
    }
  }
}
