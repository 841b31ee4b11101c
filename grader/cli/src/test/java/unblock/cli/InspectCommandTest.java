package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import unblock.analyzer.Finding;
import unblock.analyzer.InspectionResult;
import unblock.analyzer.InspectionSettings;
import unblock.analyzer.Severity;
import unblock.message.Message;

final class InspectCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<Path> seen = new ArrayList<>();
  private final Set<String> annotations = new HashSet<>();
  private InspectionResult inspection = new InspectionResult(List.of(), 3, List.of());

  @Test
  void endsWith0WhenNothingBlocks() {
    inspection =
        new InspectionResult(
            List.of(finding(Severity.MAY_BLOCK)), 3, List.of(Message.verbatim("B.class")));

    assertThat(run("inspect", folder.toString())).isZero();
    assertThat(out.toString())
        .isEqualToNormalizingNewlines(
            """
            may-block  A.java:7
              A.a sleeps.
                A.a(A.java:5)
                -> A.b(A.java:7)

            Handlers inspected: 3. Findings: 1.
            """);
    assertThat(err.toString()).isEqualToNormalizingNewlines("Could not be read: B.class\n");
  }

  @Test
  void endsWith1WhenSomethingBlocks() {
    inspection =
        new InspectionResult(
            List.of(finding(Severity.BLOCKS), finding(Severity.NOTE)), 3, List.of());

    assertThat(run("inspect", folder.toString(), "--format", "json")).isEqualTo(1);
    assertThat(out.toString())
        .startsWith("{\n  \"findings\" : [ {")
        .contains("\"handler\" : \"A#a\"", "\"handlers\" : 3");
  }

  @Test
  void failsOnTheLevelThatIsAskedFor() {
    inspection = new InspectionResult(List.of(finding(Severity.OPAQUE)), 3, List.of());
    assertThat(run("inspect", folder.toString())).isZero();
    assertThat(run("inspect", folder.toString(), "--fail-on", "may-block")).isZero();
    assertThat(run("inspect", folder.toString(), "--fail-on", "opaque")).isEqualTo(1);

    inspection = new InspectionResult(List.of(finding(Severity.COMPUTES)), 3, List.of());
    assertThat(run("inspect", folder.toString(), "--fail-on", "may-block")).isEqualTo(1);

    inspection = new InspectionResult(List.of(finding(Severity.NOTE)), 3, List.of());
    assertThat(run("inspect", folder.toString(), "--fail-on", "opaque")).isZero();
    assertThat(run("inspect", folder.toString(), "--fail-on", "note")).isEqualTo(2);
    assertThat(err.toString()).contains("expected one of blocks, may-block, opaque, not \"note\"");
  }

  @Test
  void endsWith2WhenThereWasNothingToLookAt() {
    inspection = new InspectionResult(List.of(), 0, List.of());

    assertThat(run("inspect", folder.toString(), "--format", "json")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            "There is no Javalin handler in %s. Name the folder or jar with the compiled code.\n"
                .formatted(folder));
  }

  @Test
  void answersABadRequestInASentence() throws Exception {
    String source = Files.writeString(folder.resolve("A.java"), "").toString();

    assertThat(run("inspect", "none")).isEqualTo(2);
    assertThat(run("inspect", source)).isEqualTo(2);
    assertThat(run("inspect", folder.toString(), "--format", "xml")).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "There is no none.",
            "Compile the code first.",
            "expected one of text, json, sarif, annotations, not \"xml\"")
        .hasLineCount(4);
    assertThat(seen).isEmpty();
  }

  @Test
  void takesAClassPath() throws Exception {
    Path library = Files.writeString(folder.resolve("a.jar"), "");

    run("inspect", folder.toString(), "-cp", library + File.pathSeparator + folder);

    assertThat(seen).containsExactly(folder, library, folder);
  }

  @Test
  void suppressesWhatTheAllowListNames() throws Exception {
    inspection = new InspectionResult(List.of(finding(Severity.BLOCKS)), 3, List.of());
    Path allowed =
        Files.writeString(folder.resolve("allow.txt"), "# why\n\nA#*  *.java Thread.* # old\n");

    assertThat(run("inspect", folder.toString(), "--allow", allowed.toString())).isZero();
    assertThat(out.toString())
        .isEqualToNormalizingNewlines(
            "Handlers inspected: 3. Findings: 0.\nSuppressed findings: 1.\n");

    Files.writeString(allowed, "A#a B.java\nA#b\n* * Files.*\n");
    assertThat(run("inspect", folder.toString(), "--allow", allowed.toString())).isEqualTo(1);
  }

  @Test
  void aBaselineAcceptsEachEarlierFindingOnce() throws Exception {
    inspection = new InspectionResult(List.of(finding(Severity.BLOCKS)), 3, List.of());
    assertThat(run("inspect", folder.toString(), "--format", "json")).isEqualTo(1);
    String baseline = Files.writeString(folder.resolve("known.json"), out.toString()).toString();

    assertThat(run("inspect", folder.toString(), "--baseline", baseline)).isZero();

    inspection =
        new InspectionResult(
            List.of(finding(Severity.BLOCKS), finding(Severity.MAY_BLOCK)), 3, List.of());
    out.getBuffer().setLength(0);
    assertThat(run("inspect", folder.toString(), "--baseline", baseline, "--fail-on", "may-block"))
        .isEqualTo(1);
    assertThat(out.toString()).contains("Findings: 1.", "Suppressed findings: 1.");
  }

  @Test
  void showsSuppressedFindingsOnDemand() throws Exception {
    inspection = new InspectionResult(List.of(finding(Severity.BLOCKS)), 3, List.of());
    String allowed = Files.writeString(folder.resolve("allow.txt"), "*").toString();
    List<String> outputs = new ArrayList<>();
    for (String format : List.of("text", "json", "sarif", "annotations")) {
      out.getBuffer().setLength(0);
      run(
          "inspect",
          folder.toString(),
          "--allow",
          allowed,
          "--show-suppressed",
          "--format",
          format);
      outputs.add(out.toString());
    }

    assertThat(outputs.get(0)).contains("blocks  A.java:7  (suppressed by the allow list)");
    assertThat(outputs.get(1)).contains("\"suppressed\" : 1", "\"suppressedBy\" : \"allow-list\"");
    assertThat(outputs.get(2)).contains("\"kind\" : \"external\"");
    assertThat(outputs.get(3)).contains("Suppressed findings: 1.").doesNotContain("line=7");
  }

  @Test
  void namesAFileThatItCannotUse() throws Exception {
    String broken = Files.writeString(folder.resolve("known.json"), "{}").toString();

    assertThat(run("inspect", folder.toString(), "--baseline", broken)).isEqualTo(2);
    assertThat(run("inspect", folder.toString(), "--allow", "none.txt")).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "known.json cannot be used (it has no list of findings)", "none.txt cannot be used")
        .hasLineCount(2);
  }

  @Test
  void takesTheNamesOfAnnotations() {
    run("inspect", folder.toString());
    assertThat(annotations).containsExactly("BlocksOnPurpose");

    annotations.clear();
    run("inspect", folder.toString(), "--accept-annotation", "Slow");
    assertThat(annotations).containsExactly("Slow");
  }

  @Test
  void tellsWhenTheGraderItselfFails() {
    inspection = null;

    assertThat(run("inspect", folder.toString())).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("The grader failed. No submission is at fault.")
        .contains("IllegalStateException", ": :error::")
        .doesNotContain("\n::");
  }

  private int run(String... arguments) {
    CommandLine command =
        Unblock.command(
            (course, seed, steps, outputs) -> {
              throw new AssertionError("not asked for");
            },
            this::inspect,
            Map.of());
    command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return command.execute(arguments);
  }

  private InspectionResult inspect(List<Path> code, InspectionSettings settings) {
    if (inspection == null) {
      throw new IllegalStateException("\n::error::");
    }
    seen.addAll(code);
    seen.addAll(settings.classPath());
    annotations.addAll(settings.acceptingAnnotations());
    return inspection;
  }

  private static Finding finding(Severity severity) {
    return new Finding(
        "blocking-call",
        severity,
        "A.java",
        7,
        Message.verbatim("A.a sleeps."),
        Message.empty(),
        List.of(Message.verbatim("A.a(A.java:5)"), Message.verbatim("A.b(A.java:7)")),
        List.of("A#a"),
        "Thread.sleep");
  }
}
