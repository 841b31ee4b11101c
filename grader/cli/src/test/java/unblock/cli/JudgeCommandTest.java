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
import picocli.CommandLine;
import unblock.analyzer.InspectionResult;
import unblock.engine.Grader;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Score;
import unblock.engine.model.Timeline;
import unblock.engine.report.JsonReport;
import unblock.message.Message;

final class JudgeCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(Object... files) {
    CommandLine command =
        Unblock.command(
            (course, seed, steps, outputs) -> {
              throw new AssertionError("Nothing is run.");
            },
            (code, classPath) -> new InspectionResult(List.of(), 0, List.of()),
            Map.of());
    String[] arguments = new String[files.length + 1];
    arguments[0] = "judge";
    for (int i = 0; i < files.length; i++) {
      arguments[i + 1] = files[i].toString();
    }
    return command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
  }

  private Path grade(String exercise, Evidence evidence) throws IOException {
    GradeReport report =
        GradeReport.of(
            "ada",
            7,
            List.of(new GradedExercise(exercise, Score.NONE, List.of(), Timeline.EMPTY, evidence)));
    return Files.writeString(
        folder.resolve("grade.json"), new JsonReport().write(report, Samples.ENGLISH));
  }

  @Test
  void judgesFromTheEvidenceAlone() throws Exception {
    Path file =
        grade("offload", new Evidence.NotServed(Message.verbatim("no constructor"), List.of()));

    assertThat(run(file)).isEqualTo(ExitStatus.NOT_ALL_PASSED);

    assertThat(out.toString())
        .contains(
            "ada: 0 of 40 points (seed 7)", "The UserHandlers constructor failed: no constructor");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void writesThePageBesideAnOlderGrade() throws Exception {
    Path file =
        grade("offload", new Evidence.NotServed(Message.verbatim("no constructor"), List.of()));

    assertThat(run("--html", file)).isEqualTo(ExitStatus.NOT_ALL_PASSED);

    assertThat(Files.readString(folder.resolve("report.html")))
        .contains("<h1>ada</h1>", "no constructor", "This grade is from an older version");
  }

  @Test
  void saysWhatHasChanged() throws Exception {
    Path file = grade("offload", new Evidence.Trouble(Message.verbatim("too busy")));
    GradeReport judged = Grader.judge(JsonReport.read(Files.readString(file)));
    Files.writeString(
        file,
        new JsonReport()
            .write(judged, Samples.ENGLISH)
            .replace("\"kind\" : \"trouble\"", "\"kind\" : \"not-served\", \"frames\" : [ ]"));

    assertThat(run(file)).isEqualTo(ExitStatus.NOT_ALL_PASSED);

    assertThat(err.toString())
        .contains("offload.event-loop was inconclusive then and is failed now.");
  }

  @Test
  void whatIsNoGradeIsRefusedInOneSentence() throws Exception {
    Path other = Files.writeString(folder.resolve("other.json"), "{}");
    Path text = Files.writeString(folder.resolve("notes.txt"), "hello");

    for (Path file : List.of(other, text, folder.resolve("gone.json"), folder)) {
      err.getBuffer().setLength(0);
      assertThat(run(file)).isEqualTo(ExitStatus.AT_FAULT);
      assertThat(err.toString().lines()).hasSize(1);
      assertThat(err.toString()).contains(file.toString());
    }
  }

  @Test
  void anExerciseThatThereIsNotIsRefused() throws Exception {
    Path file = grade("elsewhere", new Evidence.Trouble(Message.verbatim("t")));

    assertThat(run(file)).isEqualTo(ExitStatus.AT_FAULT);
    assertThat(err.toString())
        .contains("holds a grade for the exercise elsewhere, which is not in this course.");
  }
}
