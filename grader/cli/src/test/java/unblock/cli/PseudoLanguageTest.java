package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unblock.analyzer.Finding;
import unblock.analyzer.InspectionResult;
import unblock.analyzer.Severity;
import unblock.engine.model.Evidence;
import unblock.engine.model.SubmissionRights;
import unblock.message.Message;

/** In a language with marked entries, all that the command prints and writes is marked. */
final class PseudoLanguageTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();

  /** Of each submission that is graded. */
  private Evidence evidence = new Evidence.Trouble(Message.of("run.grader-ended"));

  @ParameterizedTest
  @ValueSource(strings = {"", "grade", "merge", "inspect", "judge", "exercises"})
  void helpIsMarked(String command) {
    run(Stream.of(command, "--help").filter(each -> !each.isEmpty()).toArray());

    assertMarked(out.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "grade",
        "grade . --nope",
        "grade . --lang xx",
        "grade . --jobs two",
        "grade . --jobs 0",
        "grade . --jobs 1000",
        "grade . --shard 4/3",
        "grade . --shard 1/2",
        "grade . --again",
        "grade . --image x",
        "grade . --isolation jail",
        "grade . --report=",
        "grade . --report",
        "grade . --report src --report target",
        "grade . --batch=maybe",
        "grade . --exercise nowhere",
        "grade . --report .",
        "grade . --report pom.xml",
        "grade . --report pom.xml/deeper",
        "grade . --summary gone/summary.md",
        "grade . .",
        "judge",
        "merge",
        "inspect gone.jar",
        "inspect pom.xml",
        "inspect . --format xml",
        "exercises more"
      })
  void faultsAreMarked(String request) {
    int status = run(Stream.of(request.split(" ")).filter(each -> !each.isEmpty()).toArray());

    assertThat(status).isEqualTo(ExitStatus.AT_FAULT);
    assertMarked(out.toString());
  }

  @Test
  void aRoundIsMarked() throws IOException {
    Path batch = Samples.batch(folder.resolve("class"), 3);
    Path report = folder.resolve("report");
    Path summary = folder.resolve("summary.md");
    evidence = new Evidence.NotServed(Message.of("run.constructor-hangs"), List.of());
    Object[] request = {
      "grade", "--batch", batch, "--report", report, "--summary", summary, "--seed", 7
    };

    assertThat(run(request)).isEqualTo(ExitStatus.NOT_ALL_PASSED);
    assertThat(run(request)).isEqualTo(ExitStatus.NOT_ALL_PASSED);

    assertThat(out.toString()).contains("⟦3 of 3 submissions", "⟦hardest criteria⟧");
    assertMarked(out.toString());
    assertMarked(Files.readString(summary));
    assertMarked(Files.readString(report.resolve("s1/grade.json")));
    assertThat(PseudoLanguage.leak(Files.readString(report.resolve("summary.csv")))).isEmpty();
    out.getBuffer().setLength(0);
    assertThat(run("merge", report, "--report", folder.resolve("merged"))).isEqualTo(1);
    assertMarked(out.toString());
    run("grade", "--batch", batch, "--report", report, "--seed", 8);
    run("merge", report, folder.resolve("merged"), "--report", folder.resolve("both"));
    assertThat(out.toString()).contains("was graded in");
    assertMarked(out.toString());
  }

  @Test
  void aSecondJudgementIsMarked() throws IOException {
    Path report = folder.resolve("report");
    run("grade", Samples.code(folder.resolve("ada")), "--report", report);
    Path rubric =
        Files.writeString(folder.resolve("rubric.yaml"), "exercises: {worker-pool: {timing: 1}}");
    Path grade = report.resolve("ada/grade.json");
    Files.writeString(
        grade,
        Files.readString(grade)
            .replace("\"kind\" : \"trouble\"", "\"kind\" : \"not-served\", \"frames\" : [ ]"));

    run("judge", grade, "--rubric", rubric);

    assertThat(out.toString()).contains(" then and is ", " keep their share of the points.⟧");
    assertMarked(out.toString());
  }

  @Test
  void anInspectionIsMarked() {
    assertThat(run("inspect", folder)).isEqualTo(ExitStatus.NOT_ALL_PASSED);

    assertThat(out.toString()).contains("⟦Could not be read: ", "⟦Handlers inspected: 1.");
    assertMarked(out.toString());
  }

  @Test
  void aTextThatComesFromNoBundleIsFound() {
    assertThat(PseudoLanguage.leak("⟦a b ⟦c d⟧ e f⟧ x")).isEmpty();
    assertThat(PseudoLanguage.leak("⟦a⟧ the file is gone")).contains("the file is");
  }

  private static void assertMarked(String page) {
    assertThat(page).contains("⟦");
    assertThat(PseudoLanguage.leak(page)).as(page).isEmpty();
  }

  private int run(Object... words) {
    PrintWriter both = new PrintWriter(out);
    return Unblock.execute(
        Unblock.command(
                Samples.judging(submission -> evidence, SubmissionRights.OWN),
                (code, path) -> inspection(),
                Map.of(),
                new LanguageOption((language, course) -> PseudoLanguage.texts(course)))
            .setOut(both)
            .setErr(both),
        Stream.of(words).map(Object::toString).toArray(String[]::new));
  }

  private static InspectionResult inspection() {
    Finding finding =
        new Finding(
            "blocking-call",
            Severity.BLOCKS,
            "A.java",
            7,
            Message.of("analyzer.opaque"),
            Message.of("analyzer.question.opaque"),
            List.of(Message.of("analyzer.hop", "frame", "A.a", "file", "A.java", "line", 7)),
            List.of("A#a"),
            "");
    Message unreadable = Message.of("analyzer.no-class-file", "file", "B.class");
    return new InspectionResult(List.of(finding), 1, List.of(unreadable));
  }
}
