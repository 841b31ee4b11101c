package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import unblock.analyzer.InspectionResult;
import unblock.engine.model.GradeReport;
import unblock.engine.model.Verdict;
import unblock.engine.submission.Submission;

/** The resources that a large class takes, and the information for the person who waits. */
final class ClassSizeTest {
  private static final int CLASS = 150;

  @TempDir private Path folder;

  /** 150 grades of 1 MB each, in a heap of 40 MB. */
  @Test
  void holdsNoMoreGradesThanAreInHand() throws Exception {
    Path batch = Samples.batch(folder.resolve("batch"), CLASS);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m", // All grades together have 150 MB.
                "-cp",
                System.getProperty("java.class.path"),
                Large.class.getName(),
                "grade",
                "--batch",
                batch.toString(),
                "--jobs",
                "1",
                "--report",
                folder.resolve("report").toString(),
                "--summary",
                folder.resolve("summary.md").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();

    assertThat(process.waitFor())
        .describedAs(Files.readString(folder.resolve("output")))
        .isEqualTo(ExitStatus.ALL_PASSED);
    assertThat(Files.readAllLines(folder.resolve("report/summary.csv"))).hasSize(1 + CLASS);
  }

  @Test
  void saysNowAndThenHowLongItWillGoOn() {
    StringWriter err = new StringWriter();
    CommandLine command =
        new CommandLine(new ExercisesCommand(new LanguageOption())).setErr(new PrintWriter(err));
    AtomicLong s = new AtomicLong();
    RoundProgress.Lines lines =
        new RoundProgress.Lines(
            TerminalScreen.of(command, Map.of(), Samples.ENGLISH),
            300,
            () -> s.get() * 1_000_000_000);
    for (int i = 0; i < 12; i++) {
      s.addAndGet(3);
      lines.step();
    }
    assertThat(err.toString())
        .isEqualToNormalizingNewlines(
            """
            4 of 300 graded, about 15 min left.
            8 of 300 graded, about 15 min left.
            12 of 300 graded, about 14 min left.
            """);
  }

  /** The command, with a grader whose evidence is large. */
  static final class Large {
    private Large() {}

    public static void main(String[] arguments) {
      System.exit(
          Unblock.command(
                  (course, seed, steps, outputs) -> new LargeGrading(seed),
                  (code, path) -> new InspectionResult(List.of(), 0, List.of()),
                  Map.of())
              .execute(arguments));
    }
  }

  private record LargeGrading(long seed) implements GradingService {
    @Override
    public GradeReport grade(Submission submission) {
      return Samples.report(submission.name(), seed, Verdict.PASSED, "x".repeat(1_000_000));
    }

    @Override
    public void close() {
      // Nothing has to be closed.
    }
  }
}
