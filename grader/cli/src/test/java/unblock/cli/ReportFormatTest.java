package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unblock.analyzer.InspectionResult;
import unblock.engine.model.GradeReport;
import unblock.engine.model.Verdict;
import unblock.engine.report.InspectionFormat;
import unblock.engine.report.ReportFormat;
import unblock.message.Translator;

/** A report format from outside the kit: one class, and the line that registers it. */
final class ReportFormatTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  private Path report = Path.of("");

  /** One line for each grade. */
  public static final class OneLineFormat implements InspectionFormat {
    @Override
    public String id() {
      return "line";
    }

    @Override
    public Audience audience() {
      return Audience.PROGRAMS;
    }

    @Override
    public Optional<String> fileName() {
      return Optional.of("grade.line");
    }

    @Override
    public String write(GradeReport grade, Translator texts) {
      return "%s %s\n".formatted(grade.submission(), grade.verdict());
    }

    @Override
    public String inspection(InspectionResult inspection, Suppressed suppressed, Translator texts) {
      return inspection.handlers() + " handlers\n";
    }
  }

  @BeforeEach
  void putItOnTheClassPath() throws IOException {
    report = folder.resolve("report");
    Path services = folder.resolve("classes/META-INF/services");
    Files.createDirectories(services);
    Files.writeString(
        services.resolve(ReportFormat.class.getName()), OneLineFormat.class.getName());
    URL[] path = {folder.resolve("classes").toUri().toURL()};
    Thread.currentThread().setContextClassLoader(new URLClassLoader(path, before));
  }

  @AfterEach
  void takeItOff() throws IOException {
    try (URLClassLoader own = (URLClassLoader) Thread.currentThread().getContextClassLoader()) {
      Thread.currentThread().setContextClassLoader(before);
      assertThat(own).isNotSameAs(before);
    }
  }

  @Test
  void aKeptRoundHasItsFiles() throws IOException {
    Path batch = Samples.batch(folder.resolve("class"), 2);

    assertThat(run("grade", "--batch", batch, "--report", report)).isZero();

    assertThat(report.resolve("s0/grade.line")).hasContent("s0 passed");
    assertThat(report.resolve("s1/grade.line")).hasContent("s1 passed");
    assertThat(report.resolve("s1/grade.json")).isNotEmptyFile();
  }

  @Test
  void aGradeThatWasKeptWithoutItGetsIt() throws IOException {
    Path batch = Samples.batch(folder.resolve("class"), 2);
    run("grade", "--batch", batch, "--report", report);
    Files.delete(report.resolve("s0/grade.line"));

    assertThat(run("grade", "--batch", batch, "--report", report)).isZero();

    assertThat(report.resolve("s0/grade.line")).hasContent("s0 passed");
  }

  @Test
  void mergingWritesItFromTheEvidence() throws IOException {
    run("grade", "--batch", Samples.batch(folder.resolve("class"), 1), "--report", report);
    Files.writeString(report.resolve("s0/grade.line"), "forged");
    Path whole = folder.resolve("whole");

    run("merge", report, "--report", whole);

    // The evidence of the sample describes a failure, independent of its grade.
    assertThat(whole.resolve("s0/grade.line")).hasContent("s0 inconclusive");
  }

  @Test
  void anInspectionCanBePrintedInIt() {
    assertThat(run("inspect", folder, "--format", "line")).isZero();
    assertThat(out).hasToString("3 handlers\n");

    assertThat(run("inspect", folder, "--format", "xml")).isEqualTo(ExitStatus.AT_FAULT);
    assertThat(err.toString())
        .contains("expected one of text, json, sarif, annotations, line, not \"xml\"");
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
