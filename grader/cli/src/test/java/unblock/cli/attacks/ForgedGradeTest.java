package unblock.cli.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import unblock.cli.journal.FileDigest;
import unblock.cli.journal.RunState;
import unblock.engine.model.GradeReport;
import unblock.engine.model.SubmissionRights;
import unblock.engine.model.Verdict;
import unblock.engine.report.JsonReport;

/**
 * A submission with the grader's rights that changes a neighbour's grade, as on a machine without
 * bubblewrap and root: the grader's path contains no program for isolation.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ForgedGradeTest {
  private static final Path FORGERY =
      Path.of("src/test/forgeries/rewrites-a-neighbours-grade/UserHandlers.java");

  @TempDir private Path folder;

  @BeforeEach
  void adaFailsAndMalloryForges() throws Exception {
    Path ada = Files.createDirectories(folder.resolve("class/ada"));
    Files.writeString(
        ada.resolve("UserHandlers.java"),
        "package unblock.exercises.offload; class UserHandlers {");
    Path mallory = Files.createDirectories(folder.resolve("class/mallory"));
    Files.copy(FORGERY, mallory.resolve("UserHandlers.java"));
    Files.createDirectory(folder.resolve("no-programs"));
  }

  @Test
  void strangersAreNotGradedSo() throws Exception {
    assertThat(grade()).isEqualTo(2);

    assertThat(errors()).contains("add --isolation container", "install bubblewrap");
    assertThat(folder.resolve("report")).doesNotExist();
  }

  @Test
  void aForgedGradeIsInNoTableAndIsNotMerged() throws Exception {
    int status = grade("--trust-submissions");

    theAttackHappened();
    assertThat(status).describedAs(errors()).isEqualTo(2);
    assertThat(errors())
        .contains("ada/grade.json was changed by something other than the grader")
        .contains("journal.jsonl was changed by something other than the grader");
    assertThat(Files.readAllLines(folder.resolve("report/summary.csv")))
        .anySatisfy(line -> assertThat(line).contains(",ada,0,40,").doesNotContain("passed"));

    assertThat(merge()).isEqualTo(2);
    assertThat(errors()).contains("had the rights of the grader").hasLineCount(1);
    assertThat(merge("--trust-submissions")).isEqualTo(2);
    assertThat(errors()).contains("grade.json is not the file that the grader wrote");
    assertThat(folder.resolve("merged")).doesNotExist();
  }

  /** Grade and journal were consistent, said full marks, and said that nobody could forge them. */
  private void theAttackHappened() throws Exception {
    String honest = Files.readString(folder.resolve("honest.json"));
    String forged = Files.readString(folder.resolve("forged.json"));
    GradeReport grade = JsonReport.read(forged);
    assertThat(JsonReport.read(honest).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(grade.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(grade.score().earned()).isEqualTo(40);
    Path copy = Files.createDirectory(folder.resolve("copy"));
    Files.copy(folder.resolve("forged.jsonl"), copy.resolve("journal.jsonl"));
    RunState journal = RunState.in(copy);
    assertThat(journal.digest("ada")).isEqualTo(Optional.of(FileDigest.of(bytes("forged.json"))));
    assertThat(journal.roll().orElseThrow().terms().rights()).isEqualTo(SubmissionRights.OWN);
  }

  private byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(folder.resolve(name));
  }

  private int grade(String... more) throws Exception {
    List<String> words =
        new ArrayList<>(List.of("grade", "--batch", path("class"), "--report", path("report")));
    words.addAll(List.of("--seed", "7", "--jobs", "1"));
    words.addAll(List.of(more));
    return run(words);
  }

  private int merge(String... more) throws Exception {
    List<String> words =
        new ArrayList<>(List.of("merge", path("report"), "--report", path("merged")));
    words.addAll(List.of(more));
    return run(words);
  }

  private int run(List<String> words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "unblock.cli.Unblock"));
    command.addAll(words);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(folder.resolve("errors").toFile());
    builder.environment().put("PATH", path("no-programs"));
    Process grader = builder.start();
    try {
      return grader.waitFor();
    } finally {
      grader.destroyForcibly();
    }
  }

  private String errors() throws IOException {
    return Files.readString(folder.resolve("errors"));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
