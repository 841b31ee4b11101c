package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import unblock.analyzer.InspectionResult;
import unblock.cli.intake.ClassOf300;
import unblock.cli.intake.ClassOf300.Person;
import unblock.cli.intake.PlatformExport;
import unblock.engine.submission.Submission;

/**
 * A term of a course: a class of 300 hands in on each of six platforms, some of them twice, late or
 * as a team, and each mark returns to its own student in the files of Moodle and Canvas.
 */
@Timeout(300)
final class TermTest {
  private static final Pattern ID = Pattern.compile("/\\* (2026\\d{4}) ");
  private static final String PACKAGE = "package unblock.exercises.workerpool;";

  /** They have handed in, but the roster and the files of the course do not have them. */
  private static final List<Integer> STRANGERS = List.of(240, 241, 242, 243);

  /** They hand in the work of the first of them. */
  private static final List<Integer> TEAM = List.of(250, 251, 252);

  /** The column of the marks in both files. */
  private static final int MARK = 5;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @EnumSource
  void eachMarkReturnsToItsStudent(PlatformExport platform) throws Exception {
    List<Person> people = ClassOf300.people();
    List<Person> listed = new ArrayList<>(people);
    listed.removeIf(each -> STRANGERS.contains(each.number()));
    Collections.shuffle(listed, new Random(11));
    boolean hasTeam = platform == PlatformExport.GIT_HOST;
    List<Integer> team = hasTeam ? TEAM : List.of();
    Files.write(folder.resolve("roster.csv"), platform.roster(listed));
    if (hasTeam) {
      addTeam(people);
    }
    List<Person> handedIn = new ArrayList<>(people);
    handedIn.removeIf(each -> team.indexOf(each.number()) > 0);
    PlatformExport.unpack(
        platform.zip(handedIn),
        folder.resolve("class"),
        code -> code.replace("package e.pool;", PACKAGE));
    Collections.shuffle(listed, new Random(12));
    List<String> files = files(platform);
    byte[] moodle = csv(moodle(listed));
    byte[] canvas = csv(canvas(listed));
    Files.write(folder.resolve("moodle.csv"), moodle);
    Files.write(folder.resolve("canvas.csv"), canvas);

    grade(files);

    assertThat(Files.readAllBytes(folder.resolve("moodle.csv"))).isEqualTo(moodle);
    assertThat(Files.readAllBytes(folder.resolve("canvas.csv"))).isEqualTo(canvas);
    Map<String, String> marks = new HashMap<>();
    for (Person each : people) {
      Person author = team.contains(each.number()) ? people.get(team.get(0)) : each;
      marks.put("Participant " + each.participant(), points(author));
      marks.put(each.canvasUser(), points(author));
    }
    if (files.contains("moodle")) {
      check(marks, "moodle.csv", moodle(listed), 1, 0);
    }
    if (files.contains("canvas")) {
      check(marks, "canvas.csv", canvas(listed), 2, 1);
    }
  }

  /** A platform's own roster has no id of the institution that the other platform has, too. */
  private static List<String> files(PlatformExport platform) {
    return switch (platform) {
      case MOODLE -> List.of("moodle");
      case CANVAS -> List.of("canvas");
      default -> List.of("moodle", "canvas");
    };
  }

  /**
   * As the platform's importer does: it finds a student by the id, and sets the mark.
   *
   * @param marks the id of each person to the right mark
   */
  private void check(
      Map<String, String> marks, String file, List<List<String>> before, int first, int id)
      throws IOException {
    List<List<String>> after = read(folder.resolve("report").resolve(file));
    assertThat(after).hasSameSizeAs(before);
    assertThat(after.subList(0, first)).isEqualTo(before.subList(0, first));
    Map<String, Long> names = new HashMap<>();
    before.forEach(row -> names.merge(row.get(id == 0 ? 1 : 0), 1L, Long::sum));
    int marked = 0;
    for (int i = first; i < after.size(); i++) {
      List<String> row = new ArrayList<>(after.get(i));
      String mark = row.set(MARK, "");
      assertThat(row).isEqualTo(before.get(i));
      if (mark.isEmpty()) {
        assertThat(names.get(row.get(id == 0 ? 1 : 0)))
            .describedAs("No mark in %s, so others have the same name", row)
            .isGreaterThan(1);
      } else {
        marked++;
        assertThat(mark).describedAs("%s", row).isEqualTo(marks.get(row.get(id)));
      }
    }
    assertThat(marked).isGreaterThan(before.size() * 9 / 10);
  }

  private static String points(Person person) {
    return Integer.toString(1 + person.number() % 39);
  }

  private void addTeam(List<Person> people) throws IOException {
    Path roster = folder.resolve("roster.csv");
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(roster)) {
      lines.add(line + (lines.isEmpty() ? ",members" : ","));
    }
    lines.add("Red,,,," + String.join("; ", TEAM.stream().map(i -> people.get(i).id()).toList()));
    Files.write(roster, lines);
  }

  private void grade(List<String> files) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "grade",
                "--trust-submissions",
                "--quiet",
                "--exercise",
                "worker-pool",
                "--batch",
                folder.resolve("class").toString(),
                "--roster",
                folder.resolve("roster.csv").toString(),
                "--report",
                folder.resolve("report").toString()));
    for (String file : files) {
      words.addAll(List.of("--marks", file, folder.resolve(file + ".csv").toString()));
    }
    int status =
        Unblock.command(
                Samples.scoring(TermTest::earned, 40),
                (code, path) -> new InspectionResult(List.of(), 0, List.of()),
                Map.of())
            .setErr(new PrintWriter(err))
            .setOut(new PrintWriter(out))
            .execute(words.toArray(String[]::new));
    assertThat(status).describedAs("%s%s", out, err).isEqualTo(1);
  }

  /** Each student has points of their own, by the id in the code. */
  private static int earned(Submission submission) {
    Matcher id = ID.matcher(submission.exercises().get("worker-pool").get(0).text());
    assertThat(id.find()).describedAs(submission.name()).isTrue();
    return 1 + Integer.parseInt(id.group(1).substring(4)) % 39;
  }

  private static List<List<String>> moodle(List<Person> people) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "Identifier",
            "Full name",
            "ID number",
            "Email address",
            "Status",
            "Grade",
            "Maximum Grade",
            "Grade can be changed",
            "Last modified (submission)",
            "Last modified (grade)",
            "Feedback comments"));
    for (Person each : people) {
      rows.add(
          List.of(
              "Participant " + each.participant(),
              each.name(),
              each.id(),
              each.email(),
              "Submitted for grading",
              "",
              "40.00",
              "Yes",
              "Monday, 9 November 2026, 11:55 PM",
              "-",
              ""));
    }
    return rows;
  }

  private static List<List<String>> canvas(List<Person> people) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Blocking (7)", "Sum"));
    rows.add(List.of("    Points Possible", "", "", "", "", "40", "(read only)"));
    for (Person each : people) {
      rows.add(
          List.of(
              each.last() + ", " + each.first(),
              each.canvasUser(),
              each.id(),
              each.username(),
              "A, B",
              "",
              "0"));
    }
    return rows;
  }

  private static byte[] csv(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      List<String> cells =
          row.stream()
              .map(cell -> cell.matches("[\\p{L}\\p{N}@.]*") ? cell : '"' + cell + '"')
              .toList();
      text.append(String.join(",", cells)).append("\r\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<List<String>> read(Path file) throws IOException {
    try (var rows =
        new CsvMapper()
            .readerForListOf(String.class)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .<List<String>>readValues(Files.readString(file))) {
      return rows.readAll();
    }
  }
}
