package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unblock.analyzer.InspectionResult;
import unblock.engine.model.Evidence;
import unblock.engine.model.SubmissionRights;
import unblock.engine.model.Verdict;

/** The remarks about the intake of a submission appear in all its stored files. */
final class RemarksTest {
  private static final String LATE = "It was handed in late.";
  private static final String NOBODY =
      "Nobody on the roster goes by the name smithbob_12346. The grade counts for no student.";

  @TempDir private Path folder;

  @BeforeEach
  void aClass() throws IOException {
    Path code = Samples.code(folder.resolve("code")).resolve("A.java");
    Path all = Files.createDirectory(folder.resolve("class"));
    Files.copy(code, all.resolve("lovelaceada_LATE_12345_678910_A.java"));
    Files.copy(code, all.resolve("smithbob_12346_678911_A.java"));
    Files.writeString(all.resolve("eve_LATE_12347_678912_A.txt"), "no Java");
    roster("id,name\n1,Ada Lovelace\n");
  }

  @Test
  void reachTheGradeAndTheTables() throws Exception {
    grade(Samples.always(Verdict.PASSED), "report");

    assertThat(remarks("report", "lovelaceada_12345")).containsExactly(LATE);
    assertThat(remarks("report", "smithbob_12346")).containsExactly(NOBODY);
    assertThat(table("report"))
        .contains(",lovelaceada_12345,2,2,", "," + LATE + ",\r\n", "," + NOBODY + ",\r\n")
        .containsPattern(",eve_12347,.*" + LATE);
    JsonNode json = new ObjectMapper().readTree(folder.resolve("report/summary.json").toFile());
    assertThat(json.at("/rows/1/remarks/0").asText()).isEqualTo(LATE);
  }

  @Test
  void areThereAfterAnotherRunAndAsTheyAreThen() throws Exception {
    grade(Samples.always(Verdict.PASSED), "report");
    String first = table("report");
    grade(Samples.none(), "report");
    assertThat(table("report")).isEqualTo(first);

    roster("id,name\n1,Ada Lovelace\n2,Bob Smith\n");
    grade(Samples.none(), "report");

    assertThat(remarks("report", "smithbob_12346")).isEmpty();
    assertThat(table("report")).contains("2,Bob Smith,,smithbob_12346,").doesNotContain(NOBODY);
  }

  @Test
  void areThereAfterAMerge() throws Exception {
    // A merge judges again, so that the grades need evidence.
    GradingService.Start failing =
        Samples.judging(submission -> new Evidence.Rejected(List.of()), SubmissionRights.OWN);
    grade(failing, "whole", "--seed", "7");
    grade(failing, "one", "--seed", "7", "--shard", "1/2");
    grade(failing, "two", "--seed", "7", "--shard", "2/2");

    run(Samples.none(), List.of("merge", path("one"), path("two"), "--report", path("merged")));

    assertThat(table("merged")).isEqualTo(table("whole")).contains(LATE, NOBODY);
  }

  private void roster(String text) throws IOException {
    Files.writeString(folder.resolve("roster.csv"), text);
  }

  private List<String> remarks(String report, String submission) throws IOException {
    Path grade = folder.resolve(report).resolve(submission).resolve("grade.json");
    JsonNode remarks = new ObjectMapper().readTree(grade.toFile()).get("remarks");
    return List.of(new ObjectMapper().convertValue(remarks, String[].class));
  }

  private String table(String report) throws IOException {
    return Files.readString(folder.resolve(report).resolve("summary.csv"));
  }

  private void grade(GradingService.Start gradings, String report, String... more) {
    List<String> all =
        new ArrayList<>(List.of("grade", "--batch", path("class"), "--roster", path("roster.csv")));
    all.addAll(List.of("--report", path(report)));
    all.addAll(List.of(more));
    run(gradings, all);
  }

  private static void run(GradingService.Start gradings, List<String> arguments) {
    int status =
        Unblock.command(
                gradings, (code, path) -> new InspectionResult(List.of(), 0, List.of()), Map.of())
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(new StringWriter()))
            .execute(arguments.toArray(String[]::new));
    boolean isPart = arguments.contains("--shard");
    assertThat(status).describedAs("eve cannot be graded").isIn(2, isPart ? 1 : 2);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
