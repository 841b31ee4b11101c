package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

/** A team hands in one submission, which has a row and a mark for each member. */
final class TeamSubmissionTest {
  @TempDir private Path folder;

  @BeforeEach
  void aClass() throws IOException {
    Path code = Samples.code(folder.resolve("code")).resolve("A.java");
    Path all = Files.createDirectory(folder.resolve("class"));
    Samples.code(all.resolve("Alpha"));
    Files.copy(code, all.resolve("lovelaceada_12345_678910_A.java"));
    Samples.code(all.resolve("Kim"));
    Files.writeString(
        folder.resolve("roster.csv"),
        """
        id,name,team,members
        1,Ada Lovelace,,
        2,Grace Hopper,,
        3,Kim,,
        4,Lee,,
        5,Zoe,,
        ,,Alpha,4; Mary Jackson (6); Alan (7)
        ,,Beta,Ada Lovelace; 2
        """);
  }

  @Test
  void hasARowAndAMarkForEachMember() throws Exception {
    List<String> shown = grade(Samples.always(Verdict.PASSED), "report");

    assertThat(rows("report"))
        .containsExactly(
            "5,Zoe,,,,,,nothing handed in",
            "4,Lee,,Alpha,2,2,100,passed",
            "6,Mary Jackson,,Alpha,2,2,100,passed",
            "7,Alan,,Alpha,2,2,100,passed",
            "3,Kim,,Kim,2,2,100,passed",
            "1,Ada Lovelace,,lovelaceada_12345,2,2,100,passed",
            "2,Grace Hopper,,lovelaceada_12345,2,2,100,passed");
    assertThat(Files.readString(folder.resolve("report/Alpha/grade.json")))
        .contains("It counts for the team of Lee, Mary Jackson, Alan.");
    assertThat(shown.stream().filter(line -> line.startsWith("Alpha "))).hasSize(1);
  }

  @Test
  void isTheSameAfterAnotherRunAndAMerge() throws Exception {
    GradingService.Start failing =
        Samples.judging(submission -> new Evidence.Rejected(List.of()), SubmissionRights.OWN);
    grade(failing, "whole", "--seed", "7");
    List<String> first = rows("whole");
    grade(Samples.none(), "whole", "--seed", "7");
    assertThat(rows("whole")).isEqualTo(first).hasSize(7);
    grade(failing, "one", "--seed", "7", "--shard", "1/2");
    grade(failing, "two", "--seed", "7", "--shard", "2/2");

    run(Samples.none(), List.of("merge", path("one"), path("two"), "--report", path("merged")));

    assertThat(rows("merged")).isEqualTo(first);
  }

  @Test
  void keepsItsRowsWhenOneOfTheClassIsGradedAgain() throws Exception {
    grade(Samples.always(Verdict.PASSED), "report");
    List<String> first = rows("report");

    grade(Samples.always(Verdict.PASSED), "report", "--only", "Mary Jackson", "--again");
    assertThat(rows("report")).isEqualTo(first);
    grade(Samples.always(Verdict.PASSED), "report", "--only", "Kim", "--again");
    assertThat(rows("report")).isEqualTo(first);
  }

  @Test
  void canGetAnotherMarkForOneOfItsMembers() throws Exception {
    Files.writeString(
        folder.resolve("overrides.csv"),
        "student,exercise,points,reason\n6,,1,did less\n2,,0.5,late\n");

    grade(
        Samples.always(Verdict.PASSED),
        "report",
        "--overrides",
        folder.resolve("overrides.csv").toString());

    assertThat(rows("report"))
        .contains("6,Mary Jackson,,Alpha,1,2,50,passed", "4,Lee,,Alpha,2,2,100,passed")
        .contains("2,Grace Hopper,,lovelaceada_12345,0.5,2,25,passed");
  }

  private List<String> rows(String report) throws IOException {
    return Files.readString(folder.resolve(report).resolve("summary.csv"))
        .lines()
        .skip(1)
        .map(line -> line.replaceFirst("^((?:[^,]*,){7}[^,]*),.*", "$1"))
        .toList();
  }

  private List<String> grade(GradingService.Start gradings, String report, String... more) {
    List<String> all =
        new ArrayList<>(List.of("grade", "--batch", path("class"), "--roster", path("roster.csv")));
    all.addAll(List.of("--report", path(report)));
    all.addAll(List.of(more));
    return run(gradings, all);
  }

  private static List<String> run(GradingService.Start gradings, List<String> arguments) {
    StringWriter shown = new StringWriter();
    Unblock.command(
            gradings, (code, path) -> new InspectionResult(List.of(), 0, List.of()), Map.of())
        .setOut(new PrintWriter(shown))
        .setErr(new PrintWriter(shown))
        .execute(arguments.toArray(String[]::new));
    return shown.toString().lines().toList();
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
