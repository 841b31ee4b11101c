package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unblock.analyzer.HandlerInspector;

/** Which jars {@code --exercises} accepts, and which it refuses before grading. */
class ExercisesOptionTest {
  private static final String ELSEWHERE =
      "  @Override public String packageName() { return \"library.answers\"; }\n  @Override ";
  private static final String EXERCISE = "src/main/java/library/course/LoansExercise.java";
  private static final String API = "src/main/java/library/given/LoanApi.java";

  @TempDir private static Path folder = Path.of("");
  private static Map<String, String> files = Map.of();
  private static Path jar = Path.of("");

  /** The output of a command, and its exit status. */
  private record Run(int status, String out) {}

  @BeforeAll
  static void build() throws IOException {
    files = ShownCourse.files();
    jar = ShownCourse.jar(files, Files.createDirectory(folder.resolve("course")));
  }

  @Test
  void itIsListedWithTheOthersAndHasARubric() throws Exception {
    Run list = unblock("exercises", "--exercises", jar);
    assertThat(list.out()).contains("worker-pool", "loans", "35 points", "a library's store");

    Run korean = unblock("exercises", "--lang", "ko", "--exercises", jar);
    assertThat(korean.out()).contains("35점", "블로킹하는 도서관 저장소");

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
    refused.put(empty, "names the classes of the exercises");
    refused.put(without("LoansExercise"), "Provider library.course.LoansExercise not found");
    refused.put(without("LoanOracle", "LoanApi"), "cannot be used");
    refused.put(with(EXERCISE, "\"loans\"", "\"Loans\""), "the id \"Loans\"");
    refused.put(
        with(EXERCISE, "\"loans\"", "\"offload\""), "another exercise already has the id offload");
    refused.put(
        with(EXERCISE, "  @Override\n  public Oracle", ELSEWHERE + "public Oracle"),
        "is not below unblock.exercises.");
    refused.put(with(API, "@Post", "//"), "has the annotation @Post");
    refused.put(
        with(EXERCISE, "Criteria.of(id())", "Criteria.of(\"x\")"),
        "the criterion x.loan.answers must begin with loans. and be unique");
    for (Map.Entry<Path, String> each : refused.entrySet()) {
      Path report = folder.resolve("nothing");
      Run run = unblock("grade", "--exercises", each.getKey(), "--report", report, folder);
      assertThat(run.out()).contains(each.getValue());
      assertThat(run.out().strip().lines()).as(run.out()).hasSize(1);
      assertThat(run.status()).isEqualTo(2);
      assertThat(report).doesNotExist();
    }
    Run twice = unblock("exercises", "--exercises", jar, "--exercises", jar);
    assertThat(twice.out()).contains("another exercise already has the id loans");
    assertThat(twice.status()).isEqualTo(2);
  }

  /** Returns a jar of the same files with that text replaced in one of them. */
  private Path with(String type, String text, String other) throws IOException {
    Map<String, String> changed = new TreeMap<>(files);
    changed.computeIfPresent(type, (file, code) -> code.replace(text, other));
    assertThat(changed).isNotEqualTo(files);
    return ShownCourse.jar(changed, Files.createTempDirectory(folder, "with"));
  }

  /** Returns the jar without entries whose name contains one of these texts. */
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

  private static Run unblock(Object... arguments) {
    StringWriter out = new StringWriter();
    String[] words = Stream.of(arguments).map(String::valueOf).toArray(String[]::new);
    int status =
        Unblock.execute(
            Unblock.command(Samples.none(), HandlerInspector::inspect, Map.of())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out)),
            words);
    return new Run(status, out.toString());
  }
}
