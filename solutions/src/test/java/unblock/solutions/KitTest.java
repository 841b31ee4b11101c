package unblock.solutions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.engine.Course;
import unblock.engine.Grader;
import unblock.engine.exercise.Criterion;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.GradeReport;
import unblock.engine.model.Score;
import unblock.engine.model.Verdict;
import unblock.engine.report.TextReport;
import unblock.engine.submission.Submission;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.message.Translator;

/** The kit as a whole: answers earn all, skeletons nothing, and each exercise can be begun. */
class KitTest {
  private static final Path EXERCISES = Path.of("../exercises");
  private static final Path SOLUTIONS = Path.of("../solutions");
  private static final Grader GRADER = new Grader(1);

  private static final Translator ENGLISH = Translator.of(Locale.ENGLISH, exercises());

  /** The points of all exercises. */
  private static final double POSSIBLE =
      exercises().stream()
          .flatMap(each -> each.criteria().stream())
          .mapToDouble(Criterion::points)
          .sum();

  @AfterAll
  static void end() {
    GRADER.close();
  }

  @Test
  void solutionsEarnFullMarks() throws Exception {
    GradeReport report = grade(SOLUTIONS);
    assertThat(report.verdict())
        .as(new TextReport(false).write(report, ENGLISH))
        .isEqualTo(Verdict.PASSED);
    assertThat(report.score()).isEqualTo(new Score(POSSIBLE, POSSIBLE));
  }

  @Test
  void skeletonsEarnNothing() throws Exception {
    GradeReport report = grade(EXERCISES);
    assertThat(report.score()).isEqualTo(new Score(0, POSSIBLE));
    assertThat(report.criteria().map(criterion -> criterion.verdict()).distinct())
        .containsExactlyInAnyOrder(Verdict.FAILED, Verdict.NOT_CHECKED);
  }

  @ParameterizedTest
  @MethodSource("exercises")
  void aSkeletonSaysWhatIsToDo(Exercise exercise) throws IOException {
    String source =
        Files.readString(folder(EXERCISES, exercise).resolve(exercise.handlersName() + ".java"));
    assertThat(source).contains("TODO", "Not implemented yet");
  }

  @ParameterizedTest
  @MethodSource("exercises")
  void aHandoutHasAPictureAndHintsThatAreQuestions(Exercise exercise) throws IOException {
    String handout = Files.readString(folder(EXERCISES, exercise).resolve("README.md"));
    assertThat(handout).contains("```");
    List<String> hints =
        handout
            .substring(handout.toLowerCase(java.util.Locale.ROOT).indexOf("## hints"))
            .lines()
            .skip(1)
            .takeWhile(line -> !line.startsWith("## "))
            .collect(Collectors.joining("\n"))
            .lines()
            .filter(line -> line.matches("^(-|\\*|\\d+\\.) .*"))
            .toList();
    assertThat(hints).hasSizeGreaterThanOrEqualTo(3);
    assertThat(handout.substring(handout.toLowerCase(java.util.Locale.ROOT).indexOf("## hints")))
        .contains("?");
  }

  @ParameterizedTest
  @MethodSource("exercises")
  void aSolutionIsThereForEachSkeletonAndLeavesNothingToDo(Exercise exercise) throws IOException {
    String source =
        Files.readString(folder(SOLUTIONS, exercise).resolve(exercise.handlersName() + ".java"));
    assertThat(source).doesNotContain("TODO", "Not implemented yet");
  }

  @ParameterizedTest
  @CsvSource({"en, README.md", "ko, README.ko.md"})
  void theTableOfExercisesIsWhatTheyAre(Locale language, String file) throws IOException {
    Path readme = EXERCISES.resolve(file);
    String text = Files.readString(readme);
    Translator texts = Translator.of(language, exercises());
    List<String> rows = new ArrayList<>();
    for (Exercise exercise : exercises()) {
      rows.add(
          "| %d | `%s` | %d | %s | [README](src/main/java/%s/%s) |"
              .formatted(
                  rows.size() + 1,
                  exercise.id(),
                  exercise.server().workers(),
                  exercise.dependencies().stream()
                      .map(each -> texts.text(each.words()))
                      .collect(Collectors.joining(", ")),
                  exercise.packageName().replace('.', '/'),
                  file));
    }
    String written =
        text.replaceFirst(
            "(?m)(^\\|---.*\\n)(^\\| \\d.*\\n)+",
            "$1" + Matcher.quoteReplacement(String.join("\n", rows) + "\n"));
    if (Boolean.getBoolean("unblock.write")) {
      Files.writeString(readme, written);
    }
    assertThat(rows).isNotEmpty();
    assertThat(Files.readString(readme)).isEqualTo(written).contains(rows);
  }

  @ParameterizedTest
  @MethodSource("exercises")
  void aHandoutIsThereInEachLanguage(Exercise exercise) throws IOException {
    for (String name : List.of("README.md", "README.ko.md")) {
      assertThat(folder(EXERCISES, exercise).resolve(name)).isNotEmptyFile();
    }
  }

  /** Everything that a student needs to call is in the handout, without a look at the sources. */
  @ParameterizedTest
  @MethodSource("exercises")
  void aHandoutShowsWhatIsGiven(Exercise exercise) throws Exception {
    Class<?> handlers = Class.forName(exercise.handlersClass());
    for (String name : List.of("README.md", "README.ko.md")) {
      String handout = Files.readString(folder(EXERCISES, exercise).resolve(name));
      for (Class<?> given : handlers.getConstructors()[0].getParameterTypes()) {
        for (Method method : given.isInterface() ? given.getMethods() : new Method[0]) {
          assertThat(handout).contains("." + method.getName() + "(");
          if (!method.getReturnType().isPrimitive()) {
            assertThat(handout).contains("import " + method.getReturnType().getName() + ";");
          }
        }
      }
      for (RecordComponent component : User.class.getRecordComponents()) {
        assertThat(handout).contains("`user." + component.getName() + "()`");
      }
      List<String> imports =
          handout
              .lines()
              .filter(line -> line.startsWith("import "))
              .map(KitTest::imported)
              .toList();
      assertThat(imports).contains(User.class.getName(), StoreException.class.getName());
      for (String each : imports) {
        assertThat(Class.forName(each)).isNotNull();
      }
    }
  }

  private static String imported(String line) {
    return line.substring("import ".length(), line.length() - 1);
  }

  static List<Exercise> exercises() {
    return Course.standard().exercises();
  }

  private static Path folder(Path root, Exercise exercise) {
    return root.resolve("src/main/java").resolve(exercise.packageName().replace('.', '/'));
  }

  private static GradeReport grade(Path path) throws Exception {
    return GRADER.grade(Submission.read(path, Course.standard().packages()));
  }
}
