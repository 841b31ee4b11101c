package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unblock.analyzer.InspectionResult;
import unblock.engine.model.Verdict;
import unblock.engine.submission.Submission;

/** What goes back to students and platforms, by the options of the command line. */
final class MarksOptionTest {
  private static final String SHEET =
      "Identifier,\"Full name\",\"Email address\",Status,Grade,\"Maximum Grade\","
          + "\"Grade can be changed\",\"Last modified (submission)\",\"Last modified (grade)\","
          + "\"Feedback comments\"\r\n"
          + "\"Participant 101\",\"Ada Lovelace\",ada@x.org,\"Submitted\",,40.00,Yes,"
          + "\"Monday, 30 November 2026, 11:59 PM\",-,\r\n"
          + "\"Participant 102\",\"Grace Hopper\",grace@x.org,\"Submitted\",,40.00,Yes,"
          + "\"Wednesday, 2 December 2026, 1:00 AM\",-,\r\n"
          + "\"Participant 103\",\"Grace Hopper\",grace2@x.org,\"Submitted\",7.00,40.00,Yes,-,-,\r\n"
          + "\"Participant 104\",\"김 민수\",kim@x.org,\"Submitted\",,40.00,Yes,-,-,\r\n";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void aClass() throws IOException {
    for (String name :
        List.of(
            "Ada Lovelace_101_assignsubmission_file_",
            "Grace Hopper_102_assignsubmission_file_",
            "김 민수_104_assignsubmission_file_")) {
      Samples.code(folder.resolve("class").resolve(name));
    }
    Files.writeString(folder.resolve("sheet.csv"), SHEET);
  }

  @Test
  void fillsInACopyAndWritesFeedback() throws Exception {
    assertThat(grade(Samples.grading(MarksOptionTest::notKim), marks())).isEqualTo(2);

    assertThat(Files.readString(folder.resolve("sheet.csv"))).isEqualTo(SHEET);
    assertThat(report("sheet.csv"))
        .isEqualTo(
            SHEET
                .replace("\"Submitted\",,40.00,Yes,\"M", "\"Submitted\",2,40.00,Yes,\"M")
                .replace("\"Submitted\",,40.00,Yes,\"W", "\"Submitted\",2,40.00,Yes,\"W"));
    assertThat(err.toString())
        .contains("2 marks are in the column \"Grade\" of")
        .contains("1 student has no mark there: 김 민수.");
    assertThat(report("summary.csv")).contains("The total is inconclusive, so the cell");
    assertThat(files("feedback"))
        .containsExactly(
            "Ada-Lovelace_ada-x.org.html",
            "Ada-Lovelace_ada-x.org.md",
            "Grace-Hopper_grace-x.org.html",
            "Grace-Hopper_grace-x.org.md",
            "김-민수_kim-x.org.html",
            "김-민수_kim-x.org.md");
    assertThat(report("feedback/Ada-Lovelace_ada-x.org.md")).contains("2 of 2");
  }

  /** Excel saves so on a Korean machine. */
  @Test
  void keepsTheEncodingOfTheMachine() throws Exception {
    Charset korean = Charset.forName("x-windows-949");
    Files.write(folder.resolve("ko.csv"), SHEET.getBytes(korean));

    grade(Samples.always(Verdict.PASSED), List.of("--marks", "moodle", path("ko.csv")));

    assertThat(new String(Files.readAllBytes(folder.resolve("report/ko.csv")), korean))
        .isEqualTo(
            SHEET
                .replace("\"Submitted\",,40.00,Yes,\"", "\"Submitted\",2,40.00,Yes,\"")
                .replace("kim@x.org,\"Submitted\",,", "kim@x.org,\"Submitted\",2,"));
  }

  /** Canvas exports all assignments of a course. */
  @Test
  void fillsInTheAssignmentThatFits() throws Exception {
    String gradebook =
        "Student,ID,SIS Login ID,Section,Essay (1),Blocking (2),Final Score\n"
            + "    Points Possible,,,,40,40,(read only)\n"
            + "\"Lovelace, Ada\",9,ada@x.org,A,,,1\n"
            + "\"Hopper, Grace\",8,grace@x.org,A,,EX,1\n";
    Files.writeString(folder.resolve("canvas.csv"), gradebook);
    List<String> canvas = List.of("--marks", "canvas", path("canvas.csv"));

    assertThat(grade(Samples.none(), canvas)).isEqualTo(2);
    assertThat(err.toString())
        .contains("several of its assignments fit (Essay (1), Blocking (2))", "--marks-column");
    grade(Samples.always(Verdict.PASSED), with(canvas, "--marks-column", "Blocking"));

    assertThat(report("canvas.csv")).isEqualTo(gradebook.replace("A,,,1", "A,,2,1"));
    assertThat(report("summary.csv")).contains("The student is excused");
  }

  @Test
  void moodleReadsTheZip() throws Exception {
    grade(Samples.always(Verdict.PASSED), List.of("--feedback-zip"));

    List<String> entries = new ArrayList<>();
    try (ZipFile zip = new ZipFile(folder.resolve("report/feedback.zip").toFile())) {
      zip.stream().forEach(each -> entries.add(each.getName()));
    }
    assertThat(entries)
        .containsExactly(
            "Ada Lovelace_101_assignsubmission_file_/feedback.html",
            "Ada Lovelace_101_assignsubmission_file_/feedback.md",
            "Grace Hopper_102_assignsubmission_file_/feedback.html",
            "Grace Hopper_102_assignsubmission_file_/feedback.md",
            "김 민수_104_assignsubmission_file_/feedback.html",
            "김 민수_104_assignsubmission_file_/feedback.md");
    byte[] first = Files.readAllBytes(folder.resolve("report/feedback.zip"));
    grade(Samples.none(), List.of("--feedback-zip"));
    assertThat(Files.readAllBytes(folder.resolve("report/feedback.zip"))).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Grade,|Points,|its header is not that of the grading worksheet",
        "Identifier|Id|its header is not that of the grading worksheet",
        "Status|Grade|it has two columns Grade",
        "Participant 1|Participant 9|it has 0 of the 4 students",
        "40.00|A / B|its maximum grade is",
        "kim@x.org,\"Submitted\"|\"kim@x.org,Submitted|a quotation mark in it is not closed",
        "@x.org,|@x.org,more,|has more cells than the header"
      })
  void refusesAFileThatDoesNotFitBeforeItGrades(String from, String to, String reason)
      throws Exception {
    Files.writeString(folder.resolve("other.csv"), SHEET.replace(from, to));

    int status = grade(Samples.none(), List.of("--marks", "moodle", path("other.csv")));

    assertThat(status).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(1).first().asString().contains(reason);
    assertThat(folder.resolve("report")).doesNotExist();
  }

  @Test
  void refusesAFileWhoseCopyWouldReplaceAnother() throws Exception {
    grade(Samples.always(Verdict.PASSED), marks());

    assertThat(grade(Samples.none(), List.of("--marks", "moodle", path("report/sheet.csv"))))
        .isEqualTo(2);
    assertThat(err.toString()).contains("its copy would replace it");
    Files.copy(folder.resolve("sheet.csv"), folder.resolve("summary.csv"));
    assertThat(grade(Samples.none(), List.of("--marks", "moodle", path("summary.csv"))))
        .isEqualTo(2);
    assertThat(err.toString()).contains("cannot have the name summary.csv");
  }

  /** The newest attempt counts; without a time of each attempt, nothing is taken. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1-2 - Ada Lovelace - Nov 9, 2026 1155 PM | 1-2 - Ada Lovelace - Nov 11, 2026 905 AM | 2",
        "1-2 - Ada Lovelace - 9. November 2026 2355 | 1-2 - Ada Lovelace - 10. November 2026 905 | 1",
        "Lab 1_ada_attempt_2026-11-08-23-55-10_A.java | Lab 1_ada_attempt_2026-11-09-09-05-00_A.java | 0",
        "1-2 - Ada Lovelace - Nov 9, 2026 1155 PM | 1-2 - Ada Lovelace - some day in 2026 | ''",
      })
  void theExportTellsWhenItWasHandedIn(String first, String last, String days) throws Exception {
    Path all = Files.createDirectory(folder.resolve("export"));
    for (String name : List.of(first, last)) {
      boolean isFile = name.endsWith(".java");
      Path target = isFile ? all.resolve(name) : all.resolve(name).resolve("A.java");
      Files.createDirectories(target.getParent());
      Files.writeString(target, "package unblock.exercises.workerpool; class A {}");
    }

    Unblock.command(
            Samples.always(Verdict.PASSED),
            (found, path) -> new InspectionResult(List.of(), 0, List.of()),
            Map.of())
        .setErr(new PrintWriter(err))
        .setOut(new PrintWriter(out))
        .execute(
            "grade",
            "--trust-submissions",
            "--exercise",
            "worker-pool",
            "--batch",
            all.toString(),
            "--report",
            path("report"),
            "--late",
            "due=2026-11-09T23:59,percent-a-day=10");

    List<String> rows = report("summary.csv").lines().toList();
    assertThat(rows).hasSize(2);
    assertThat(rows.get(1).split(",", -1)[8]).isEqualTo(days);
  }

  @Test
  void lateDaysTakeAPartOfThePoints() throws Exception {
    Files.writeString(
        folder.resolve("rubric.yaml"),
        "exercises:\n  worker-pool: {login.answers: 2}\n"
            + "late: {percent-a-day: 25, grace: 1h, due: 2026-11-30T23:30}\n");
    List<String> rubric = List.of("--rubric", path("rubric.yaml"));

    grade(Samples.always(Verdict.PASSED), rubric);

    assertThat(row("Ada")).as("within the grace").contains(",2,2,100,passed,0,0,,");
    assertThat(row("Grace-Hopper_102")).as("two begun days").contains(",1,2,50,passed,2,1,,");
    assertThat(report("feedback/Grace-Hopper_grace-x.org.md"))
        .contains("50 % of the points possible", "Mark: 1 of 2 points.");
    assertThat(err.toString()).contains("1 submission was late and lost points");

    grade(Samples.none(), with(rubric, "--late", "percent-a-day=100,at-most=75"));
    assertThat(row("Grace-Hopper_102")).contains(",0.5,2,25,passed,2,1.5,,");
    grade(Samples.none(), with(rubric, "--late", "none"));
    assertThat(row("Grace-Hopper_102")).contains(",2,2,100,passed,,,,");
    assertThat(grade(Samples.none(), List.of("--late", "percent-a-day=10"))).isEqualTo(2);
    assertThat(err.toString()).contains("The rule for late work has no \"due\".");
  }

  @Test
  void anExtensionMovesTheDueTimeOfOneStudent() throws Exception {
    String roster =
        "identifier,name,email,extension,handed in\n"
            + "Participant 101,Ada Lovelace,ada@x.org,2d,2026-12-02T12:00\n"
            + "Participant 102,Grace Hopper,grace@x.org,2026-12-01T10:00,2026-12-02 12:00\n"
            + "Participant 104,김 민수,kim@x.org,,2026-12-01T12:00\n";
    Files.writeString(folder.resolve("roster.csv"), roster);
    List<String> late = List.of("--late", "due=2026-12-01T00:00,percent-a-day=25");
    List<String> rubric = List.of("--rubric", rubric());

    run(Samples.always(Verdict.PASSED), "roster.csv", with(late, rubric.toArray(String[]::new)));

    assertThat(row("Ada")).contains(",passed,0,0,,");
    assertThat(row("Grace-Hopper_102")).contains(",passed,2,1,,");
    assertThat(row("민수")).contains(",passed,1,0.5,,");
    Files.writeString(folder.resolve("roster.csv"), roster.replace(",2d,", ",soon,"));
    assertThat(run(Samples.none(), "roster.csv", with(late, rubric.toArray(String[]::new))))
        .isEqualTo(2);
    assertThat(err.toString()).contains("The extension \"soon\" of ada@x.org");
  }

  @Test
  void overridesSurviveRegrading() throws Exception {
    grade(Samples.always(Verdict.PASSED), List.of());
    String overrides =
        "student,exercise,points,reason\nada@x.org,,1.5,=copied\n102,worker-pool,0.5,retested\n";
    Files.writeString(folder.resolve("report/overrides.csv"), overrides);

    grade(Samples.always(Verdict.INCONCLUSIVE), with(marks(), "--again"));

    assertThat(report("overrides.csv")).isEqualTo(overrides);
    assertThat(row("Ada")).contains(",1.5,2,75,inconclusive,,,'=copied,");
    assertThat(row("Grace-Hopper_102")).contains(",0.5,2,25,inconclusive,,,worker-pool: retested,");
    assertThat(report("sheet.csv")).contains("\"Submitted\",1.5,", "\"Submitted\",0.5,");
    assertThat(report("feedback/Ada-Lovelace_ada-x.org.md")).contains("Points were set by hand");
    Files.writeString(folder.resolve("o.csv"), "student,points\nadda,3\n");
    assertThat(grade(Samples.none(), List.of("--overrides", path("o.csv")))).isEqualTo(2);
    assertThat(err.toString()).contains("adda is no id of a student");
  }

  @Test
  void mergeFillsInTheSameFile() throws Exception {
    grade(Samples.always(Verdict.PASSED), List.of());

    int status =
        Unblock.command(
                Samples.none(),
                (code, path) -> new InspectionResult(List.of(), 0, List.of()),
                Map.of())
            .setErr(new PrintWriter(err))
            .setOut(new PrintWriter(out))
            .execute(
                "merge",
                path("report"),
                "--report",
                path("merged"),
                "--marks",
                "moodle",
                path("sheet.csv"));

    assertThat(status).isLessThan(3);
    assertThat(folder.resolve("merged/sheet.csv")).exists();
    assertThat(files("../merged/feedback")).hasSize(6);
  }

  private static Verdict notKim(Submission submission) {
    return submission.name().contains("104") ? Verdict.INCONCLUSIVE : Verdict.PASSED;
  }

  private String rubric() throws IOException {
    return Files.writeString(
            folder.resolve("rubric.yaml"), "exercises:\n  worker-pool: {login.answers: 2}\n")
        .toString();
  }

  private List<String> marks() {
    return List.of("--marks", "moodle", path("sheet.csv"));
  }

  private static List<String> with(List<String> some, String... more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }

  private int grade(GradingService.Start gradings, List<String> more) {
    return run(gradings, "sheet.csv", more);
  }

  private int run(GradingService.Start gradings, String roster, List<String> more) {
    err.getBuffer().setLength(0);
    out.getBuffer().setLength(0);
    List<String> words =
        new ArrayList<>(
            List.of(
                "grade",
                "--trust-submissions",
                "--exercise",
                "worker-pool",
                "--batch",
                path("class"),
                "--roster",
                path(roster),
                "--report",
                path("report")));
    words.addAll(more);
    return Unblock.command(
            gradings, (code, path) -> new InspectionResult(List.of(), 0, List.of()), Map.of())
        .setErr(new PrintWriter(err))
        .setOut(new PrintWriter(out))
        .execute(words.toArray(String[]::new));
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private String report(String name) throws IOException {
    return Files.readString(folder.resolve("report").resolve(name), StandardCharsets.UTF_8);
  }

  private String row(String name) throws IOException {
    return report("summary.csv")
        .lines()
        .filter(line -> line.contains(name))
        .findFirst()
        .orElseThrow();
  }

  private List<String> files(String name) throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("report").resolve(name))) {
      return all.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }
}
