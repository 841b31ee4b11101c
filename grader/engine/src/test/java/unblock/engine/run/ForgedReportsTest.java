package unblock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static unblock.engine.EnglishTexts.english;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unblock.engine.Course;
import unblock.engine.compile.SubmissionCompiler;
import unblock.engine.exercise.Exercise;
import unblock.engine.judge.Judge;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.Verdict;

/** Tests the reference answer in a child whose connection carries one additional report. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ForgedReportsTest {
  private static final String FILE = "unblock/exercises/offload/UserHandlers.java";
  private static final Exercise OFFLOAD = Course.standard().get("offload");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"a mark", "an arrival"})
  void aReportOnARequestThatNobodySentCostsWhatRestsOnReports(String forged) throws Exception {
    Evidence seen = run(forged);

    assertThat(Judge.judge(OFFLOAD, seen).criteria())
        .filteredOn(each -> each.aspect().equals(Aspect.EVENT_LOOP))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.verdict()).isEqualTo(Verdict.FAILED);
              assertThat(english(each.message()))
                  .startsWith("What the process reported contradicts what the grader saw")
                  .contains("1 request that nobody had sent");
            });
    assertThat(Judge.judge(OFFLOAD, seen).criteria())
        .filteredOn(
            each -> each.aspect().equals(Aspect.ANSWERS) || each.aspect().equals(Aspect.ERRORS))
        .allSatisfy(each -> assertThat(each.verdict()).isEqualTo(Verdict.PASSED));
  }

  private Evidence run(String forged) throws Exception {
    String right = Files.readString(Path.of("../../solutions/src/main/java", FILE));
    try (SubmissionRunner runner =
            new SubmissionRunner((classPath, work) -> forger(classPath, work, forged));
        SubmissionCompiler compiler = new SubmissionCompiler()) {
      Path classes = Files.createDirectory(folder.resolve("classes"));
      var unused =
          compiler.compile(Map.of(FILE, right), new ArrayList<>(runner.classPath()), classes);
      return runner.run(RunnableCode.of(OFFLOAD, classes), RunConditions.alone(folder, 1));
    }
  }

  private static Process forger(List<Path> classPath, Path work, String forged) throws IOException {
    String own = Path.of("target", "test-classes").toAbsolutePath().toString();
    String grader = Path.of("target", "classes").toAbsolutePath().toString();
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
            "--add-opens=java.base/jdk.internal.module=ALL-UNNAMED",
            "--add-opens=java.management/sun.management=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED", // The child denies it to all others.
            "-cp",
            String.join(File.pathSeparator, own, grader, ProcessSandbox.joined(classPath)),
            "unblock.engine.run.Forger",
            forged)
        .directory(work.toFile())
        .redirectErrorStream(true)
        .start();
  }
}
