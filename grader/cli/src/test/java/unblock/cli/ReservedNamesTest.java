package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unblock.analyzer.InspectionResult;
import unblock.engine.model.Verdict;

/** Submissions with the names of the class's own files. */
final class ReservedNamesTest {
  @TempDir private Path folder;

  @Test
  void stopNoClassAndCollideWithNothing() throws Exception {
    for (String name :
        List.of("journal.jsonl", "summary.csv", "summary.csv_", "Similarity.JSON", "con", "ada")) {
      Samples.code(folder.resolve("class").resolve(name));
    }
    Path report = folder.resolve("report");

    assertThat(grade(Samples.always(Verdict.PASSED), report)).isZero();

    for (String name :
        List.of(
            "journal.jsonl_", "summary.csv_", "summary.csv__", "Similarity.JSON_", "con_", "ada")) {
      assertThat(report.resolve(name).resolve("grade.json")).isRegularFile();
      assertThat(Files.readString(report.resolve("summary.csv"))).contains("," + name + ",2,2,");
    }
    assertThat(grade(Samples.none(), report)).describedAs("the same once more").isZero();
  }

  private int grade(GradingService.Start gradings, Path report) {
    return Unblock.command(
            gradings, (code, path) -> new InspectionResult(List.of(), 0, List.of()), Map.of())
        .setOut(new PrintWriter(new StringWriter()))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(
            "grade", "--batch", folder.resolve("class").toString(), "--report", report.toString());
  }
}
