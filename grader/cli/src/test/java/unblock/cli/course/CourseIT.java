package unblock.cli.course;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An exercise of a teacher's own, with routes and a store that the kit does not know: the one that
 * CONTRIBUTING.md shows, graded by unblock.jar and by a self-check.
 */
class CourseIT {
  private static final Path UNBLOCK = Path.of("target/unblock.jar").toAbsolutePath();
  private static final Path ANSWERS = Path.of("src/test/course").toAbsolutePath();

  private static final String EXERCISE = "src/main/java/library/course/LoansExercise.java";
  private static final String API = "src/main/java/library/given/LoanApi.java";

  private static final String ELSEWHERE =
      "  @Override public String packageName() { return \"library.answers\"; }\n  @Override ";

  @TempDir private static Path folder = Path.of("");
  private static Map<String, String> files = Map.of();
  private static Path jar = Path.of("");

  /** What a process printed, and its exit status. */
  private record Run(int status, String out) {}

  @BeforeAll
  static void build() throws IOException {
    files = ShownCourse.files();
    assertThat(files).hasSizeGreaterThanOrEqualTo(7);
    jar = ShownCourse.jar(files, Files.createDirectory(folder.resolve("course")));
  }

  @Test
  void aRightAnswerEarnsAll() throws Exception {
    Run run = grade("right");

    assertThat(run.out()).contains("right: 35 of 35 points");
    assertThat(run.status()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "blocks-the-worker, loans.concurrency loans.event-loop loans.timing",
    "has-a-pool-of-three, loans.concurrency",
    "keeps-its-pool, loans.clean-up",
    "swaps-two-fields, loans.return.answers",
  })
  void aWrongAnswerFailsTheRightCriteria(String answer, String criteria) throws Exception {
    Run run = grade(answer);

    assertThat(run.status()).as(run.out()).isEqualTo(1);
    assertThat(failed(grade(folder, answer))).as(run.out()).isEqualTo(criteria);
  }

  @Test
  void anOldGradeIsJudgedAgain() throws Exception {
    grade("keeps-its-pool");

    Run run = unblock("judge", "--exercises", jar, grade(folder, "keeps-its-pool"));
    assertThat(run.out()).contains("keeps-its-pool: 33 of 35 points");
    assertThat(run.status()).isEqualTo(1);
    Run without = unblock("judge", grade(folder, "keeps-its-pool"));
    assertThat(without.out()).contains("There is no exercise loans.");
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

  @Test
  void itIsListedWithTheOthersAndHasARubric() throws Exception {
    Run list = unblock("exercises", "--exercises", jar);
    assertThat(list.out()).contains("worker-pool", "loans", "35 points", "a library's store");

    Run rubric = unblock("exercises", "--rubric", "--exercises", jar);
    assertThat(rubric.out()).contains("loan.answers: 3", "return.errors: 2");
  }

  @Test
  void aJarThatIsNoneOrCannotBeUsedIsRefusedInASentence() throws Exception {
    Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
    Path empty = without("META-INF");
    Map<Path, String> refused = new LinkedHashMap<>();
    refused.put(folder.resolve("missing.jar"), "missing.jar is not a file");
    refused.put(folder, "is not a file");
    refused.put(text, "text.jar cannot be read");
    refused.put(empty, "names their classes");
    refused.put(without("LoansExercise"), "Provider library.course.LoansExercise not found");
    refused.put(without("LoanOracle", "LoanApi"), "cannot be used");
    refused.put(with(EXERCISE, "\"loans\"", "\"Loans\""), "the id \"Loans\"");
    refused.put(with(EXERCISE, "\"loans\"", "\"offload\""), "another exercise has the id offload");
    refused.put(
        with(EXERCISE, "  @Override\n  public String title", ELSEWHERE + "public String title"),
        "is not below unblock.exercises.");
    refused.put(with(API, "@Post", "//"), "has the annotation @Post");
    refused.put(
        with(EXERCISE, "Criteria.of(id())", "Criteria.of(\"x\")"), "does not begin with loans.");
    for (Map.Entry<Path, String> each : refused.entrySet()) {
      Path report = folder.resolve("nothing");
      Run run =
          unblock(
              "grade", "--exercises", each.getKey(), "--report", report, ANSWERS.resolve("right"));
      assertThat(run.out()).contains(each.getValue());
      assertThat(run.out().strip().lines()).as(run.out()).hasSize(1);
      assertThat(run.status()).isEqualTo(2);
      assertThat(report).doesNotExist();
    }
    Run twice = unblock("exercises", "--exercises", jar, "--exercises", jar);
    assertThat(twice.out()).contains("another exercise has the id loans");
    assertThat(twice.status()).isEqualTo(2);
  }

  /** The jar made of the same files with that text changed in one of them. */
  private Path with(String type, String text, String other) throws IOException {
    Map<String, String> changed = new TreeMap<>(files);
    changed.computeIfPresent(type, (file, code) -> code.replace(text, other));
    assertThat(changed).isNotEqualTo(files);
    return ShownCourse.jar(changed, Files.createTempDirectory(folder, "with"));
  }

  /** The jar without entries whose name has one of these in it. */
  private Path without(String... names) throws IOException {
    Path copy = Files.createTempDirectory(folder, "without").resolve("loans-1.jar");
    Files.copy(jar, copy);
    try (FileSystem inside = FileSystems.newFileSystem(copy);
        Stream<Path> all = Files.walk(inside.getPath("/"))) {
      for (Path each :
          all.filter(Files::isRegularFile)
              .filter(path -> Stream.of(names).anyMatch(path.toString()::contains))
              .toList()) {
        Files.delete(each);
      }
    }
    return copy;
  }

  private Run grade(String answer) throws Exception {
    return unblock(
        "grade", "--exercises", jar, "--report", folder.resolve("report"), ANSWERS.resolve(answer));
  }

  private static Path grade(Path folder, String answer) {
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

  private Run unblock(Object... arguments) throws Exception {
    List<Object> words = new ArrayList<>(List.of("-jar", UNBLOCK));
    words.addAll(List.of(arguments));
    return run(words.toArray());
  }

  private Run run(Object... arguments) throws Exception {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Stream.of(arguments).map(String::valueOf).forEach(words::add);
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), out);
  }
}
