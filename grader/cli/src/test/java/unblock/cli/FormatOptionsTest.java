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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unblock.analyzer.InspectionResult;
import unblock.engine.model.Verdict;
import unblock.engine.report.JsonReport;

/** Grades that are printed and written in other formats. */
final class FormatOptionsTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void printsOneGradeAndNothingElse() throws IOException {
    assertThat(run("grade", Samples.code(folder.resolve("ada")), "--format", "gradescope"))
        .isZero();

    assertThat(out.toString()).startsWith("{").endsWith("}\n").contains("\"score\" : 2");
  }

  @Test
  void writesSeveralFormatsBesideTheText() throws IOException {
    Path ada = Samples.code(folder.resolve("ada"));
    int status =
        run("grade", ada, "--format", "junit=" + file("a.xml"), "--format", "sarif=" + file("a"));

    assertThat(status).isZero();
    assertThat(out.toString()).contains("ada: 2 of 2 points");
    assertThat(file("a.xml")).content().contains("<testsuite name=\"ada\" tests=\"1\"");
    assertThat(file("a")).content().contains("\"version\" : \"2.1.0\"");
  }

  @Test
  void writesAFileForEachSubmissionOfAClass() throws IOException {
    Path batch = Samples.batch(folder.resolve("class"), 2);
    String files = folder + "/out/{name}.xml";

    assertThat(run("grade", "--batch", batch, "--format", "junit=" + files)).isZero();

    assertThat(file("out/s0.xml")).content().contains("name=\"s0\"");
    assertThat(file("out/s1.xml")).content().contains("name=\"s1\"");
  }

  @Test
  void anExerciseThatIsMissingIsNoPassedOne() throws IOException {
    Path ada = Samples.code(folder.resolve("ada"));

    assertThat(
            run(
                "grade",
                ada,
                "--exercise",
                "worker-pool",
                "--exercise",
                "upstream",
                "--format",
                "junit"))
        .isZero();

    assertThat(out.toString()).contains("tests=\"2\" errors=\"1\"", "exercise upstream was");
  }

  @Test
  void aStoredGradeIsConverted() throws IOException {
    Path grade = grade();

    int status = run("judge", grade, "--format", "prairielearn");

    // The evidence of the sample describes a failure of the grader.
    assertThat(status).isEqualTo(ExitStatus.AT_FAULT);
    assertThat(out.toString()).startsWith("{").contains("\"gradable\" : false");
  }

  @Test
  void aSubmissionThatCannotBeGradedIsNoPassedOne() throws IOException {
    Path damaged = Files.writeString(folder.resolve("bob.zip"), "no zip");
    Files.writeString(file("a.xml"), "<testsuite of=\"an earlier run\"/>");

    assertThat(run("grade", damaged, "--format", "junit=" + file("a.xml")))
        .isEqualTo(ExitStatus.AT_FAULT);

    assertThat(file("a.xml")).content().contains("errors=\"1\"", "bob.zip");

    assertThat(run("grade", file("gone"), "--format", "junit=" + file("a.xml")))
        .isEqualTo(ExitStatus.AT_FAULT);

    assertThat(file("a.xml")).doesNotExist();
  }

  @Test
  void aSubmissionThatTheGraderFailsOnIsAnError() throws IOException {
    Path ada = Samples.code(folder.resolve("ada"));
    int status =
        Unblock.command(
                Samples.grading(
                    submission -> {
                      throw new IllegalStateException("broken");
                    }),
                (code, classPath) -> new InspectionResult(List.of(), 0, List.of()),
                Map.of())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute("grade", ada.toString(), "--format", "junit");

    assertThat(status).isEqualTo(ExitStatus.AT_FAULT);
    assertThat(out.toString()).contains("errors=\"1\"", "<error ");
  }

  @ParameterizedTest
  @CsvSource({
    "junit, --format junit can hold one submission only",
    "junit=a.xml, would hold one submission only",
    "junit=, expected a file or folder",
    "xunit, 'expected one of text, markdown, json, junit'",
    "classroom50={name}, environment variable CLASSROOM",
    "sarif=pom.xml/x/{name}, cannot be written",
  })
  void refusesWhatCannotBeWrittenBeforeGrading(String format, String sentence) throws IOException {
    Path batch = Samples.batch(folder.resolve("class"), 2);
    int status =
        Unblock.command(
                Samples.none(),
                (code, classPath) -> new InspectionResult(List.of(), 0, List.of()),
                Map.of())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute("grade", "--batch", batch.toString(), "--format", format);

    assertThat(status).isEqualTo(ExitStatus.AT_FAULT);
    assertThat(err.toString()).contains(sentence);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void refusesTwoThatExcludeEachOther() throws IOException {
    Path ada = Samples.code(folder.resolve("ada"));

    run("grade", ada, "--format", "junit", "--format", "sarif");
    run("grade", ada, "--format", "junit=" + file("x"), "--format", "sarif=" + file("x"));
    run("grade", ada, "--format", "junit=" + file("none/x"));
    run("grade", ada, "--format", "junit=" + folder);

    assertThat(err.toString().lines())
        .hasSize(4)
        .anyMatch(line -> line.startsWith("Only one --format can be printed."))
        .anyMatch(line -> line.startsWith("Two formats would be written to "))
        .anyMatch(line -> line.contains("there is no such folder"))
        .anyMatch(line -> line.contains("it is not a file"));
  }

  @Test
  void neverWritesOverTheGradeThatItReads() throws IOException {
    Path grade = grade();
    String before = Files.readString(grade);

    assertThat(run("judge", grade, "--format", "junit=" + grade)).isEqualTo(ExitStatus.AT_FAULT);

    assertThat(grade).hasContent(before);
    assertThat(err.toString()).contains("is read by this command");
  }

  private Path grade() throws IOException {
    return Files.writeString(
        folder.resolve("grade.json"),
        new JsonReport().write(Samples.report("ada", 7, Verdict.PASSED, "none"), Samples.ENGLISH));
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private int run(Object... arguments) {
    return Unblock.command(
            Samples.always(Verdict.PASSED),
            (code, classPath) -> new InspectionResult(List.of(), 3, List.of()),
            Map.of())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(List.of(arguments).stream().map(Object::toString).toArray(String[]::new));
  }
}
