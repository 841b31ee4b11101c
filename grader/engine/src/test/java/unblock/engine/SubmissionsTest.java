package unblock.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static unblock.engine.EnglishTexts.english;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import unblock.analyzer.Finding;
import unblock.engine.model.Advice;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Verdict;
import unblock.engine.submission.Submission;
import unblock.runtime.KernelFiles;

/**
 * Grades whole submissions, correct and wrong, and compares the verdicts with their {@code
 * expected.json}: every criterion that the file does not name as failed has to pass. What the file
 * says under {@code elsewhere} holds on systems other than Linux.
 */
@Execution(ExecutionMode.CONCURRENT)
class SubmissionsTest {
  private static final Path FOLDER = Path.of("src/test/submissions");
  private static final Map<String, String> PACKAGES = Course.standard().packages();

  /**
   * Of that many submissions, one is graded, beginning with {@link #FIRST}. An ordinary build
   * grades every fifth one, because all of them take minutes; {@code -Dunblock.submissions.part=1}
   * grades all. A build that repeats the test on another JDK takes others.
   */
  private static final int PART = Integer.getInteger("unblock.submissions.part", 5);

  private static final int FIRST = Integer.getInteger("unblock.submissions.first", 0);

  /** Whether the system tells what only Linux tells; {@code -Dunblock.proc=/none} hides it. */
  private static final boolean HAS_KERNEL_FILES = Files.isDirectory(KernelFiles.all());

  private static final Grader GRADER = new Grader(20261122);

  @AfterAll
  static void end() {
    GRADER.close();
  }

  @TestFactory
  Stream<DynamicTest> verdictsAreThoseATeacherWouldGive() throws IOException {
    List<Path> submissions;
    try (Stream<Path> folders = Files.list(FOLDER)) {
      submissions = folders.filter(Files::isDirectory).sorted().toList();
    }
    assertThat(submissions).hasSizeGreaterThan(40);
    assertThat(FIRST).as("unblock.submissions.first").isBetween(0, PART - 1);
    return IntStream.range(0, submissions.size())
        .filter(i -> i % PART == FIRST)
        .mapToObj(submissions::get)
        .map(path -> dynamicTest(path.getFileName().toString(), () -> check(path)));
  }

  private static void check(Path path) throws Exception {
    JsonNode expected =
        new ObjectMapper().readTree(path.resolve("expected.json").toFile()).get("exercises");
    GradeReport report = GRADER.grade(Submission.read(path, PACKAGES));
    assertThat(report.exercises()).hasSize(expected.size());
    for (GradedExercise exercise : report.exercises()) {
      JsonNode onLinux = expected.get(exercise.id());
      JsonNode elsewhere = onLinux.path("elsewhere");
      check(exercise, HAS_KERNEL_FILES || elsewhere.isMissingNode() ? onLinux : elsewhere);
    }
  }

  private static void check(GradedExercise exercise, JsonNode expected) {
    List<String> seen = new ArrayList<>();
    List<String> messages = new ArrayList<>();
    List<String> places = new ArrayList<>();
    for (GradedCriterion criterion : exercise.criteria()) {
      if (criterion.verdict() != Verdict.PASSED) {
        String key = criterion.key().substring(exercise.id().length() + 1);
        seen.add(criterion.verdict() == Verdict.INCONCLUSIVE ? key + " inconclusive" : key);
        messages.add(key + ": " + english(criterion.message()));
        criterion.findings().forEach(finding -> places.add(finding.place()));
        criterion.findings().forEach(finding -> messages.add("  " + english(finding.message())));
      }
    }
    String told = String.join("\n", messages);
    assertThat(seen).as(told).containsExactlyInAnyOrderElementsOf(texts(expected.get("failed")));
    assertThat(places).as(told).containsAll(texts(expected.path("places")));
    texts(expected.path("says")).forEach(words -> assertThat(told).contains(words));
    checkRemarks(exercise, expected);
  }

  /**
   * A passed exercise has only expected places for a person, and advice where the file names it.
   */
  private static void checkRemarks(GradedExercise exercise, JsonNode expected) {
    if (exercise.isPassed()) {
      assertThat(exercise.review())
          .extracting(Finding::place)
          .containsExactlyElementsOf(texts(expected.path("review")));
    }
    if (expected.has("advice")) {
      assertThat(exercise.advice())
          .extracting(Advice::key)
          .containsExactlyElementsOf(texts(expected.get("advice")));
    }
    String warnings =
        exercise.criteria().stream()
            .flatMap(criterion -> criterion.findings().stream())
            .map(
                finding ->
                    english(finding.message())
                        + finding.path().stream().map(EnglishTexts::english).toList())
            .collect(Collectors.joining("\n"));
    texts(expected.path("warns")).forEach(words -> assertThat(warnings).contains(words));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
