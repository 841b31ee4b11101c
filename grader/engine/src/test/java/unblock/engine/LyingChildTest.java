package unblock.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static unblock.engine.EnglishTexts.english;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.engine.exercise.Exercise;
import unblock.engine.judge.Judge;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Verdict;
import unblock.engine.run.RunConditions;
import unblock.engine.run.RunnableCode;
import unblock.engine.run.SubmissionRunner;

/**
 * Tests whole runs with a child that lies, floods or dies, in a JVM of its own that has the token:
 * the run ends, no verdict is inconclusive, and the message says how the child ended.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LyingChildTest {
  private static final Exercise OFFLOAD = Course.standard().get("offload");

  /** The memory that a child may make the grader keep, and as much again for the rest. */
  private static final long MOST_KEPT = 400L << 20;

  @TempDir Path folder;

  static Stream<Arguments> lies() {
    return Stream.of(
        arguments("marks without end", "because it sent the grader more than 100,000 messages"),
        arguments("arrivals without end", "because it sent the grader more than 100,000 messages"),
        arguments("long arrivals", "because it sent the grader more than 67,108,864 characters"),
        arguments(
            "answers that nobody asked",
            "because it answered a question that the grader had not asked"),
        arguments("an arrival twice", "because it reported a look-up twice"),
        arguments(
            "an answer of another kind",
            "because it answered a question that the grader had not asked"),
        arguments("one long message", "because it sent the grader a message of"),
        arguments(
            "a message without end", "because it sent the grader bytes that are not a message"),
        arguments("a count below zero", "because it sent the grader bytes that are not a message"),
        arguments("garbage", "because it sent the grader bytes that are not a message"),
        arguments("closes the connection", "because it closed its connection to the grader"),
        arguments("half a message, then it ends", "the process ended (exit status 6)"),
        arguments("dies before it connects", "the process ended (exit status 5)"),
        arguments("ends at the first order", "the process ended (exit status 7)"),
        arguments("serves a request and ends", "the process ended (exit status 8)"),
        arguments("no port", "did not say on which port it listens"),
        arguments("-1", "did not say on which port it listens"),
        arguments("70000", "did not say on which port it listens"),
        arguments("99999999999999999999", "did not say on which port it listens"),
        arguments("1", "the connection broke"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lies")
  void whatAChildDoesCostsItsOwnPointsAndNobodysTime(String lie, String told) throws Exception {
    GradedExercise graded;
    try (SubmissionRunner runner =
        new SubmissionRunner((classPath, work) -> liar(classPath, work, lie))) {
      Path classes = Files.createDirectory(folder.resolve("classes"));
      Evidence evidence =
          runner.run(RunnableCode.of(OFFLOAD, classes), RunConditions.alone(folder, 1));
      graded = Judge.judge(OFFLOAD, evidence);
    }

    assertThat(graded.score().earned()).isZero();
    assertThat(graded.criteria()).extracting(GradedCriterion::verdict).contains(Verdict.FAILED);
    assertThat(graded.criteria())
        .extracting(GradedCriterion::verdict)
        .doesNotContain(Verdict.PASSED);
    assertThat(graded.criteria().get(0).verdict()).isEqualTo(Verdict.FAILED);
    assertThat(english(graded.criteria().get(0).message())).contains(told);
    Runtime runtime = Runtime.getRuntime();
    System.gc();
    assertThat(runtime.totalMemory() - runtime.freeMemory()).isLessThan(MOST_KEPT);
  }

  private static Process liar(List<Path> classPath, Path work, String lie) throws IOException {
    Path own = Path.of("target", "test-classes").toAbsolutePath();
    StringBuilder path = new StringBuilder(own.toString());
    classPath.forEach(each -> path.append(File.pathSeparator).append(each));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            path.toString(),
            "unblock.engine.run.Liar",
            lie)
        .directory(work.toFile())
        .redirectErrorStream(true)
        .start();
  }
}
