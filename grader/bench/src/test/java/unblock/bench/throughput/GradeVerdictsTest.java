package unblock.bench.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradeVerdictsTest {
  @TempDir Path folder;

  @Test
  void criteriaArePassedOrNot() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("grade.json"),
            """
            {"exercises": [{"criteria": [
              {"key": "offload.timing", "verdict": "passed"},
              {"key": "offload.isolation", "verdict": "inconclusive"}]},
              {"criteria": [{"key": "upstream.timing", "verdict": "failed"}]}]}
            """);

    assertThat(GradeVerdicts.read(file))
        .contains(
            new GradeVerdicts(
                Set.of("offload.timing"), Set.of("offload.isolation", "upstream.timing")))
        .hasValueSatisfying(verdicts -> assertThat(verdicts.isRight()).isFalse());
  }

  @Test
  void withoutAGradeThereAreNoVerdicts() throws IOException {
    assertThat(GradeVerdicts.read(folder.resolve("grade.json"))).isEmpty();
  }
}
