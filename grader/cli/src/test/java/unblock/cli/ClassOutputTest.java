package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import unblock.analyzer.Finding;
import unblock.analyzer.InspectionResult;
import unblock.analyzer.Severity;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Score;
import unblock.engine.model.Timeline;
import unblock.engine.model.Verdict;
import unblock.engine.model.Visibility;
import unblock.engine.report.MarkdownReport;
import unblock.message.Message;

/** A class prints what a teacher has to act on, and no more. */
final class ClassOutputTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aClassOf24PrintsAtMost60Lines() throws Exception {
    Path batch = Samples.batch(folder.resolve("batch"), 20);
    for (int i = 0; i < 4; i++) {
      Files.createDirectories(batch.resolve("empty" + i));
      Files.writeString(batch.resolve("empty" + i).resolve("A.java"), "package other;");
    }
    GradingService.Start gradings =
        Samples.grading(
            submission -> submission.name().endsWith("7") ? Verdict.FAILED : Verdict.PASSED);

    run(gradings, "--batch", batch.toString());

    List<String> lines = lines();
    assertThat(lines).hasSizeLessThanOrEqualTo(60);
    assertThat(lines)
        .contains(
            "1 more remarks on submissions are not printed; with --report, summary.csv has them.")
        .anyMatch(line -> line.startsWith("s19 "));
  }

  @Test
  void theTablesOfTheWorstClassFitAsWell() {
    CommandLine command =
        new CommandLine(new ExercisesCommand(new LanguageOption()))
            .setErr(new PrintWriter(err))
            .setOut(new PrintWriter(out));
    GradePublisher desk =
        GradePublisher.of(TerminalScreen.of(command, Map.of(), Samples.ENGLISH), null);
    desk.expect(24);
    for (int i = 0; i < 24; i++) {
      desk.accept(List.of(), manyFaults("student-" + i));
    }
    desk.finish();

    // Nine lines of progress, and eight about marks, lateness and similarity, may come to these.
    assertThat(lines()).hasSizeLessThanOrEqualTo(43);
  }

  @Test
  void quietPrintsOnlyWhatAPersonHasToActOn() throws Exception {
    Path batch = Samples.batch(folder.resolve("batch"), 3);
    Files.createDirectories(batch.resolve("empty"));
    Files.writeString(batch.resolve("empty/A.java"), "package other;");

    run(Samples.always(Verdict.FAILED), "--batch", batch.toString(), "--quiet");

    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines()).hasSize(1).first().asString().contains("empty");
  }

  @Test
  void aStepSummaryOfAThousandSaysWhatItLeavesOut() throws Exception {
    Path page = folder.resolve("summary.md");
    CommandLine command =
        new CommandLine(new ExercisesCommand(new LanguageOption()))
            .setErr(new PrintWriter(err))
            .setOut(new PrintWriter(out));
    GradePublisher desk =
        GradePublisher.of(TerminalScreen.of(command, Map.of(), Samples.ENGLISH), page);
    desk.expect(1000);
    for (int i = 0; i < 1000; i++) {
      desk.accept(List.of(), manyFaults("student-%04d".formatted(i)));
    }
    desk.finish();

    assertThat(Files.size(page)).isLessThan(MarkdownReport.LARGEST);
    String text = Files.readString(page);
    long shown = text.lines().filter(line -> line.startsWith("## student")).count();
    assertThat(shown).isGreaterThan(100);
    assertThat(text.strip())
        .endsWith(
            "%d reports do not fit on this page, from student-%04d on. The folder of --report has all of them."
                .formatted(1000 - shown, shown));
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>(out.toString().lines().toList());
    lines.addAll(err.toString().lines().toList());
    return lines;
  }

  private int run(GradingService.Start gradings, String... more) {
    List<String> words = new ArrayList<>(List.of("grade", "--trust-submissions"));
    words.addAll(List.of(more));
    return Unblock.command(
            gradings, (code, path) -> new InspectionResult(List.of(), 0, List.of()), Map.of())
        .setErr(new PrintWriter(err))
        .setOut(new PrintWriter(out))
        .execute(words.toArray(String[]::new));
  }

  private static GradeReport manyFaults(String name) {
    List<GradedCriterion> criteria = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      criteria.add(
          new GradedCriterion(
              "offload.criterion" + i,
              Aspect.ANSWERS,
              Message.verbatim("a title"),
              Verdict.FAILED,
              new Score(0, 2),
              Visibility.VISIBLE,
              Message.verbatim(i + " a long message about the fault, ".repeat(6)),
              List.of()));
    }
    Finding place =
        new Finding(
            "blocking-call",
            Severity.MAY_BLOCK,
            "UserHandlers.java",
            31,
            Message.verbatim("fact"),
            Message.verbatim("question"),
            List.of(),
            List.of("a.UserHandlers#login"),
            "UserStore.find");
    return GradeReport.of(
        name,
        7,
        List.of(
            new GradedExercise(
                    "offload",
                    new Score(0, 30),
                    criteria,
                    Timeline.EMPTY,
                    new Evidence.Trouble(Message.verbatim("t")))
                .reviewed(List.of(place))));
  }
}
