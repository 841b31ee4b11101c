package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import unblock.analyzer.InspectionResult;
import unblock.engine.Course;
import unblock.engine.model.GradeReport;
import unblock.engine.submission.Submission;

final class GradingRoundTest {
  @TempDir private Path folder;

  @Test
  @Timeout(60)
  void closesTheGraderAndKeepsNothingWhenInterrupted() throws Exception {
    Path code = Files.createDirectory(folder.resolve("ada"));
    String first = Course.standard().exercises().get(0).packageName();
    Files.writeString(code.resolve("A.java"), "package " + first + ";");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Endless.class.getName(),
                "grade",
                code.toString(),
                "--report",
                folder.resolve("report").toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(out.readLine()).isEqualTo("grading");

      // Unlike Process.destroy, this leaves the output open.
      process.toHandle().destroy();

      assertThat(out.lines()).contains("closed");
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      Path journal = folder.resolve("report/journal.jsonl");
      assertThat(folder.resolve("report")).isDirectoryContaining(journal::equals);
      assertThat(folder.resolve("report/ada")).doesNotExist();
      assertThat(journal).content().contains("\"roll\"").doesNotContain("\"graded\"");
    } finally {
      process.destroyForcibly();
    }
  }

  /** The command, with a grader that ends only when it is closed. */
  static final class Endless implements GradingService {
    private final CountDownLatch end = new CountDownLatch(1);

    private Endless() {}

    public static void main(String[] args) {
      System.exit(
          Unblock.command(
                  (course, seed, steps, outputs) -> new Endless(),
                  (code, classPath) -> new InspectionResult(List.of(), 0, List.of()),
                  Map.of())
              .execute(args));
    }

    @Override
    public GradeReport grade(Submission submission) {
      System.out.println("grading");
      while (end.getCount() > 0) {
        try {
          end.await();
        } catch (InterruptedException e) {
          // Continues, as a careless grader would.
          continue;
        }
      }
      return GradeReport.of(submission.name(), 1, List.of());
    }

    @Override
    public void close() {
      System.out.println("closed");
      end.countDown();
    }
  }
}
