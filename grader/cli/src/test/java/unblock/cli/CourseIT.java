package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A teacher's own exercise, with routes and a store that the kit does not contain: the example of
 * CONTRIBUTING.md, graded by unblock.jar and by a self-check.
 */
class CourseIT {
  private static final Path UNBLOCK = Path.of("target/unblock.jar").toAbsolutePath();
  private static final Path ANSWERS = Path.of("src/test/course").toAbsolutePath();

  private static final String[] ALL = {
    "right", "blocks-the-worker", "has-a-pool-of-three", "keeps-its-pool", "swaps-two-fields"
  };

  @TempDir private static Path folder = Path.of("");
  private static Map<String, String> files = Map.of();
  private static Path jar = Path.of("");
  private static Run graded = new Run(0, "");

  /** The output of a process, and its exit status. */
  private record Run(int status, String out) {}

  @BeforeAll
  static void build() throws Exception {
    files = ShownCourse.files();
    assertThat(files).hasSizeGreaterThanOrEqualTo(7);
    jar = ShownCourse.jar(files, Files.createDirectory(folder.resolve("course")));
    List<Object> words = new ArrayList<>();
    words.addAll(List.of("grade", "--exercises", jar, "--report", folder.resolve("report")));
    words.addAll(List.of("--jobs", 2));
    Stream.of(ALL).map(ANSWERS::resolve).forEach(words::add);
    graded = unblock(words.toArray());
  }

  @Test
  void aRightAnswerEarnsAll() throws Exception {
    assertThat(failed(grade("right"))).as(graded.out()).isEmpty();
    assertThat(graded.out()).contains("35 of 35");
    assertThat(graded.status()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "blocks-the-worker, loans.concurrency loans.event-loop loans.timing",
    "has-a-pool-of-three, loans.concurrency",
    "keeps-its-pool, loans.clean-up",
    "swaps-two-fields, loans.return.answers",
  })
  void aWrongAnswerFailsTheRightCriteria(String answer, String criteria) throws Exception {
    assertThat(failed(grade(answer))).as(graded.out()).isEqualTo(criteria);
  }

  @Test
  void anOldGradeIsJudgedAgain() throws Exception {
    grade("keeps-its-pool");

    Run run = unblock("judge", "--exercises", jar, grade("keeps-its-pool"));
    assertThat(run.out()).contains("keeps-its-pool: 33 of 35 points");
    assertThat(run.status()).isEqualTo(1);
    Run without = unblock("judge", grade("keeps-its-pool"));
    assertThat(without.out()).contains("the exercise loans, which is not in this course.");
    assertThat(without.status()).isEqualTo(2);
  }

  @Test
  void theSelfCheckFindsItOnTheClassPath() throws Exception {
    Run run =
        run(
            "-cp",
            System.getProperty("java.class.path") + File.pathSeparator + jar,
            CourseSelfCheck.class.getName(),
            ANSWERS.resolve("blocks-the-worker"));

    assertThat(run.out())
        .contains("loans.loan.answers passed", "loans.event-loop failed", "loans.clean-up passed");
  }

  private static Path grade(String answer) {
    return folder.resolve("report").resolve(answer).resolve("grade.json");
  }

  private static String failed(Path grade) throws IOException {
    List<String> keys = new ArrayList<>();
    JsonNode exercises = new ObjectMapper().readTree(grade.toFile()).path("exercises");
    for (JsonNode criterion : exercises.path(0).path("criteria")) {
      if (criterion.path("verdict").asText().equals("failed")) {
        keys.add(criterion.path("key").asText());
      }
    }
    return keys.stream().sorted().reduce((a, b) -> a + " " + b).orElse("");
  }

  private static Run unblock(Object... arguments) throws Exception {
    List<Object> words = new ArrayList<>(List.of("-jar", UNBLOCK));
    words.addAll(List.of(arguments));
    return run(words.toArray());
  }

  private static Run run(Object... arguments) throws Exception {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Stream.of(arguments).map(String::valueOf).forEach(words::add);
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), out);
  }
}
