package unblock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static unblock.engine.EnglishTexts.english;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.engine.Course;
import unblock.engine.compile.CompilationOutcome;
import unblock.engine.compile.SubmissionCompiler;
import unblock.engine.exercise.Exercise;
import unblock.engine.judge.Judge;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Verdict;

/**
 * Tests answers that trickle: each is correct, and arrives just before the grader gives up.
 * Together they would take minutes; the limit here is a fraction of the real one.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TotalBoundTest {
  private static final String FILE = "unblock/exercises/offload/UserHandlers.java";
  private static final String REPLY = ".thenAccept(reply)";
  private static final String LATE_REPLY =
      ".thenAcceptAsync(found -> { dawdle(); reply.accept(found); }, pool)";
  private static final Exercise OFFLOAD = Course.standard().get("offload");

  @TempDir Path folder;

  static Stream<Arguments> ways() {
    return Stream.of(
        arguments("sleeps", "java.util.concurrent.TimeUnit.SECONDS.sleep(2);"),
        arguments(
            "moves all the time",
            """
            for (int i = 0; i < 200; i++) {
              Thread.sleep(5);
              Thread.sleep(5);
            }
            """),
        arguments(
            "computes",
            """
            var threads = java.lang.management.ManagementFactory.getThreadMXBean();
            long start = threads.getCurrentThreadCpuTime();
            while (threads.getCurrentThreadCpuTime() - start < 1_000_000_000L) {
              Thread.onSpinWait();
            }
            """));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void whatTricklesEndsWithinABoundForAllItsRepliesTogether(String way, String code)
      throws Exception {
    GradedExercise graded = grade(code, Duration.ofSeconds(5));

    assertThat(graded.criteria())
        .extracting(GradedCriterion::verdict)
        .containsOnly(Verdict.FAILED, Verdict.NOT_CHECKED);
    assertThat(english(graded.criteria().get(0).message()))
        .contains("the grader had already waited 5 s for replies")
        .contains("The machine was not too busy");
  }

  private GradedExercise grade(String code, Duration most) throws Exception {
    String right = Files.readString(Path.of("../../solutions/src/main/java", FILE));
    String dawdle =
        """
          private static void dawdle() {
            try {
              %s
              if (Thread.interrupted()) {
                throw new InterruptedException();
              }
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }
        }
        """
            .formatted(code);
    String late = right.replace(REPLY, LATE_REPLY).replaceFirst("}\\s*$", dawdle);
    assertThat(late).contains(LATE_REPLY, dawdle);
    try (SubmissionRunner runner = new SubmissionRunner(new ProcessSandbox(), most);
        SubmissionCompiler compiler = new SubmissionCompiler()) {
      Path classes = Files.createDirectory(folder.resolve("classes"));
      List<Path> classPath = new ArrayList<>(runner.classPath());
      assertThat(compiler.compile(Map.of(FILE, late), classPath, classes))
          .isNotInstanceOf(CompilationOutcome.Rejected.class);
      Evidence seen = runner.run(RunnableCode.of(OFFLOAD, classes), RunConditions.alone(folder, 1));
      return Judge.judge(OFFLOAD, seen);
    }
  }
}
