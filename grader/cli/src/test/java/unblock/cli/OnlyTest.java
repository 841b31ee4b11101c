package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import unblock.analyzer.InspectionResult;
import unblock.engine.model.Verdict;

/** Grades one submission into the report of a class; all others stay unchanged. */
final class OnlyTest {
  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void aClass() throws IOException {
    for (String name : List.of("ada", "grace", "1003", "alan-1", "alan-2")) {
      Samples.code(folder.resolve("class").resolve(name));
    }
    Files.createDirectories(folder.resolve("class/empty"));
    Files.writeString(
        folder.resolve("roster.csv"),
        "id,name,username\n1001,Ada Lovelace,ada\n1002,Grace Hopper,grace\n1003,Ada Jones,a.j\n"
            + "1004,Max Absent,max\n1005,Alan Turing,alan-1\n1006,Ada Lovelace Byron,x\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"grace", "Grace", "1002", "Hopper, Grace"})
  void updatesOneRowAndKeepsTheOthers(String name) throws Exception {
    assertThat(grade(Samples.always(Verdict.PASSED))).isEqualTo(2);
    List<String> before = rows();
    String similar = Files.readString(report("similarity.json"));
    change("grace");

    assertThat(grade(onlyOf("grace", Verdict.FAILED), "--only", name)).isEqualTo(1);

    List<String> after = rows();
    assertThat(after).hasSameSizeAs(before).hasSize(10);
    assertThat(after.stream().filter(row -> !before.contains(row)))
        .singleElement()
        .asString()
        .startsWith("1002,Grace Hopper,,grace,0,2,0,failed,");
    assertThat(Files.readString(report("summary.json"))).contains("\"absent\" : 3");
    assertThat(Files.readString(report("similarity.json"))).isEqualTo(similar);
    assertThat(grade(Samples.none())).describedAs("nothing is left to grade").isEqualTo(2);
    assertThat(rows()).isEqualTo(after);
  }

  @Test
  void aPathIntoAClassDoesTheSameAndKeepsTheStudent() throws Exception {
    grade(Samples.always(Verdict.PASSED));
    List<String> before = rows();
    change("grace");

    assertThat(
            run(
                onlyOf("grace", Verdict.FAILED),
                List.of("grade", path("class/grace"), "--report", path("report"))))
        .isEqualTo(1);

    assertThat(rows().stream().filter(row -> !before.contains(row)))
        .singleElement()
        .asString()
        .startsWith("1002,Grace Hopper,,grace,0,2,0,failed,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"grace", "1002", "Grace Hopper"})
  void needsTheRosterNoSecondTime(String name) throws Exception {
    grade(Samples.always(Verdict.PASSED));
    List<String> before = rows();
    change("grace");
    List<String> only = List.of("--report", path("report"), "--only");
    List<String> arguments = new ArrayList<>(List.of("grade", "--batch", path("class")));
    arguments.addAll(only);

    List<String> absent = new ArrayList<>(arguments);
    absent.add("1004");
    assertThat(run(Samples.none(), absent)).isEqualTo(2);
    assertThat(err.toString()).contains("Max Absent (1004) handed in nothing");
    arguments.add(name);
    assertThat(run(onlyOf("grace", Verdict.FAILED), arguments)).isEqualTo(1);

    assertThat(rows().stream().filter(row -> !before.contains(row)))
        .singleElement()
        .asString()
        .startsWith("1002,Grace Hopper,,grace,0,2,0,failed,");
  }

  @Test
  void theClassAsAWholeStillDecidesWhoIsInTheRound() throws Exception {
    grade(Samples.always(Verdict.PASSED));
    Files.delete(folder.resolve("class/grace/A.java"));
    Files.delete(folder.resolve("class/grace"));

    grade(Samples.none());

    assertThat(rows()).noneMatch(row -> row.contains(",grace,"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nobody | There is no submission nobody; there are 1003, ada, alan-1, alan-2, empty and 1"
            + " more.",
        "1004 | Max Absent (1004) handed in nothing, so --only 1004 has nothing to grade.",
        "'' | There is no submission ;",
      })
  void refusesWhatIsNotThereBeforeAnythingIsGraded(String name, String sentence) throws Exception {
    grade(Samples.always(Verdict.PASSED));
    List<String> before = rows();
    String journal = Files.readString(report("journal.jsonl"));
    err.getBuffer().setLength(0);

    assertThat(grade(Samples.none(), "--only", "ada", "--only", name)).isEqualTo(2);

    assertThat(err.toString()).contains(sentence).hasLineCount(1);
    assertThat(rows()).isEqualTo(before);
    assertThat(Files.readString(report("journal.jsonl"))).isEqualTo(journal);
  }

  @Test
  void gradesOneWhereThereIsNoRoundYet() throws Exception {
    assertThat(grade(onlyOf("grace", Verdict.PASSED), "--only", "grace")).isZero();
    assertThat(rows()).hasSize(2);

    grade(Samples.always(Verdict.PASSED));

    assertThat(rows()).hasSize(10);
  }

  @Test
  void aKillLosesNothing() throws Exception {
    grade(Samples.always(Verdict.PASSED));
    List<String> before = rows();
    change("grace");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Halting.class.getName()));
    command.addAll(arguments("--only", "grace"));
    Process killed =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertThat(killed.waitFor()).describedAs("halted while it graded").isEqualTo(Halting.STATUS);
    assertThat(rows()).isEqualTo(before);

    grade(onlyOf("grace", Verdict.FAILED));

    assertThat(rows()).hasSameSizeAs(before);
    assertThat(rows().stream().filter(row -> !before.contains(row)))
        .singleElement()
        .asString()
        .startsWith("1002,Grace Hopper,,grace,0,2,0,failed,");
  }

  private static GradingService.Start onlyOf(String name, Verdict verdict) {
    return Samples.grading(
        submission -> {
          assertThat(submission.name()).isEqualTo(name);
          return verdict;
        });
  }

  private void change(String name) throws IOException {
    Files.writeString(
        folder.resolve("class").resolve(name).resolve("A.java"),
        " class B {}",
        StandardOpenOption.APPEND);
  }

  private List<String> rows() throws IOException {
    return Files.readAllLines(report("summary.csv"));
  }

  private Path report(String name) {
    return folder.resolve("report").resolve(name);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private List<String> arguments(String... more) {
    List<String> all =
        new ArrayList<>(List.of("grade", "--batch", path("class"), "--roster", path("roster.csv")));
    all.addAll(List.of("--report", path("report")));
    all.addAll(List.of(more));
    return all;
  }

  private int grade(GradingService.Start gradings, String... more) {
    return run(gradings, arguments(more));
  }

  private int run(GradingService.Start gradings, List<String> arguments) {
    return Unblock.command(
            gradings, (code, path) -> new InspectionResult(List.of(), 0, List.of()), Map.of())
        .setOut(new PrintWriter(new StringWriter()))
        .setErr(new PrintWriter(err))
        .execute(arguments.toArray(String[]::new));
  }

  /** The command, with a grader that ends the process as soon as it grades. */
  static final class Halting {
    static final int STATUS = 77;

    private Halting() {}

    public static void main(String[] arguments) {
      GradingService.Start gradings =
          Samples.grading(
              submission -> {
                Runtime.getRuntime().halt(STATUS);
                return Verdict.PASSED;
              });
      System.exit(
          Unblock.command(
                  gradings, (code, path) -> new InspectionResult(List.of(), 0, List.of()), Map.of())
              .execute(Arrays.copyOf(arguments, arguments.length)));
    }
  }
}
