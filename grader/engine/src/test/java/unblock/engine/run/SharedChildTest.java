package unblock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.engine.Course;
import unblock.engine.Grader;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Verdict;
import unblock.engine.submission.SourceFile;
import unblock.engine.submission.Submission;

/** Tests that each child can read its classes, also after another child of the submission ran. */
class SharedChildTest {
  private static final Path SUBMISSIONS = Path.of("src/test/submissions");
  private static final Path SOLUTIONS = Path.of("../../solutions/src/main/java");

  static Stream<ProcessGuards> guards() {
    return Stream.of(
        new ProcessGuards(true, true, true),
        new ProcessGuards(true, true, false),
        new ProcessGuards(true, false, false));
  }

  @ParameterizedTest
  @MethodSource("guards")
  void aChildOfItsOwnInBetweenChangesNoVerdict(ProcessGuards guards) throws Exception {
    assumeTrue(!guards.user() || OwnUser.canBeGiven(), "Only root can assign users");
    assumeTrue(guards.work(), guards + ": not installed, or forbidden on this machine");
    Map<String, List<SourceFile>> sources = new HashMap<>();
    sources.putAll(sources(SOLUTIONS));
    sources.putAll(sources(SUBMISSIONS.resolve("right-try-acquire"))); // Uses a child of its own.
    Course course =
        new Course(
            Stream.of("worker-pool", "offload", "event-loop").map(Course.standard()::get).toList(),
            List.of());

    try (Grader grader =
        new Grader(course, 1, step -> {}, Optional.empty(), new ProcessSandbox(() -> guards))) {
      List<GradedExercise> graded =
          grader.grade(new Submission("mixed", sources, List.of())).exercises();

      assertThat(graded).hasSize(3);
      assertThat(graded.stream().flatMap(SharedChildTest::unpassed)).isEmpty();
    }
  }

  private static Stream<String> unpassed(GradedExercise exercise) {
    return exercise.criteria().stream()
        .filter(each -> each.verdict() != Verdict.PASSED)
        .map(each -> each.key() + " " + each.message());
  }

  private static Map<String, List<SourceFile>> sources(Path folder) throws Exception {
    return Submission.read(folder, Course.standard().packages()).exercises();
  }
}
