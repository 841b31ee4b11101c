package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The shell steps of the action that grades a submission, run in a student's repository. */
@DisabledOnOs(OS.WINDOWS)
class ActionStepsIT {
  private static final Path ACTION = Path.of("../../.github/actions/grade/action.yml");
  private static final Path UNBLOCK = Path.of("target/unblock.jar").toAbsolutePath();
  private static final Path ATTACKS = Path.of("src/test/attacks");
  private static final String HANDLERS =
      "src/main/java/unblock/exercises/offload/UserHandlers.java";

  @TempDir private Path folder = Path.of("");
  private Path repository = Path.of("");
  private final Map<String, String> inputs = new LinkedHashMap<>();

  /** The output of a step, and its exit status. */
  private record Step(int status, String out) {}

  @BeforeEach
  void checkOut() throws IOException {
    repository = Files.createDirectory(folder.resolve("repository"));
    Files.createDirectory(folder.resolve("temp"));
    Files.createFile(folder.resolve("summary.md"));
    action()
        .path("inputs")
        .properties()
        .forEach(each -> inputs.put(each.getKey(), each.getValue().path("default").asText()));
    inputs.put("jar", UNBLOCK.toString());
  }

  @Test
  void aSolvedExercisePasses() throws Exception {
    commit(Path.of("../../solutions").resolve(HANDLERS));

    Step step = grade();
    assertThat(step.status()).as(step.out()).isZero();
    assertThat(step.out()).doesNotContain("::error");
    assertThat(folder.resolve("summary.md")).content().contains("40");
    assertThat(folder.resolve("temp/unblock-report"))
        .isDirectoryRecursivelyContaining("glob:**/grade.json");
  }

  @Test
  void aSkeletonFailsWithAnAnnotation() throws Exception {
    commit(Path.of("../../exercises").resolve(HANDLERS));

    Step step = grade();
    assertThat(step.status()).as(step.out()).isEqualTo(1);
    assertThat(step.out()).contains("::error file=" + HANDLERS + ",");
  }

  @Test
  void anErrorOfTheCompilerIsShownAtItsLine() throws Exception {
    commit(Path.of("../../exercises").resolve(HANDLERS));
    Path file = repository.resolve(HANDLERS);
    Files.writeString(file, Files.readString(file).replace("import java.util.Map;", ""));

    Step step = grade();
    assertThat(step.status()).as(step.out()).isEqualTo(1);
    assertThat(step.out()).containsPattern("::error file=" + HANDLERS + ",line=\\d+,");
  }

  @Test
  void whatASubmissionPrintsIsNoCommand() throws Exception {
    commit(ATTACKS.resolve("10-prints-workflow-commands").resolve(HANDLERS));

    Step step = grade();
    assertThat(step.status()).as(step.out()).isBetween(0, 1);
    // A runner takes a line for a command when its first characters are two colons.
    assertThat(step.out().lines().map(String::strip))
        .noneMatch(line -> line.matches("::(add-mask|set-output|error::unblock-attack).*"));
  }

  @Test
  void aGraderWithAnotherChecksumIsNotUsed() throws Exception {
    inputs.put("jar", "");
    assertThat(step("Get the grader").status()).isEqualTo(2);

    inputs.putAll(Map.of("repository", "owner/name", "version", "v1", "sha256", "0".repeat(64)));
    Path kept = Files.writeString(folder.resolve("temp/unblock.jar"), "another program");
    assertThat(step("Get the grader").status()).isEqualTo(2);
    assertThat(kept).doesNotExist();
  }

  private void commit(Path handlers) throws IOException {
    Path file = repository.resolve(HANDLERS);
    Files.createDirectories(file.getParent());
    Files.copy(handlers, file);
  }

  private Step grade() throws Exception {
    assertThat(step("Get the grader").status()).isZero();
    return step("Grade");
  }

  private static JsonNode action() throws IOException {
    return new YAMLMapper().readTree(ACTION.toFile());
  }

  /** Runs the step as a runner does: with its variables, and by bash that stops at a failure. */
  private Step step(String name) throws Exception {
    JsonNode step =
        StreamSupport.stream(action().path("runs").path("steps").spliterator(), false)
            .filter(each -> each.path("name").asText().equals(name))
            .findFirst()
            .orElseThrow();
    ProcessBuilder process =
        new ProcessBuilder(
            List.of(
                "bash",
                "--noprofile",
                "--norc",
                "-eo",
                "pipefail",
                "-c",
                step.path("run").asText()));
    process.directory(repository.toFile()).redirectErrorStream(true);
    Map<String, String> environment = process.environment();
    String java = Path.of(System.getProperty("java.home"), "bin").toString();
    environment.merge("PATH", java, (path, bin) -> bin + ":" + path);
    environment.put("GITHUB_ACTIONS", "true");
    environment.put("RUNNER_TEMP", folder.resolve("temp").toString());
    environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
    step.path("env")
        .properties()
        .forEach(each -> environment.put(each.getKey(), value(each.getValue().asText())));
    Process running = process.start();
    String out = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Step(running.waitFor(), out);
  }

  private String value(String expression) {
    String input = expression.replaceFirst("^\\$\\{\\{ inputs[.](\\w+) }}$", "$1");
    assertThat(inputs).as(expression).containsKey(input);
    return inputs.getOrDefault(input, "");
  }
}
