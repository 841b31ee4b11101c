package unblock.bench.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrawnAnswerTest {
  private static final DrawnAnswer WRONG =
      new DrawnAnswer("waits", "offload", List.of(), Optional.of(Set.of("timing")));

  @Test
  void theExpectedCriteriaFailAndNoOthers() {
    assertThat(
            WRONG.isJudgedAsExpected(
                new GradeVerdicts(
                    Set.of("offload.isolation"), Set.of("offload.timing", "upstream.timing"))))
        .isTrue();
    assertThat(
            WRONG.isJudgedAsExpected(
                new GradeVerdicts(Set.of("offload.isolation", "offload.timing"), Set.of())))
        .isFalse();
    assertThat(
            WRONG.isJudgedAsExpected(
                new GradeVerdicts(Set.of(), Set.of("offload.isolation", "offload.timing"))))
        .isFalse();
  }

  @Test
  void nothingPassesThatDoesNotCompile() {
    DrawnAnswer broken = WRONG.broken();

    assertThat(broken.isJudgedAsExpected(new GradeVerdicts(Set.of(), Set.of("offload.timing"))))
        .isTrue();
    assertThat(
            broken.isJudgedAsExpected(
                new GradeVerdicts(Set.of("offload.isolation"), Set.of("offload.timing"))))
        .isFalse();
    assertThat(broken.isJudgedAsExpected(new GradeVerdicts(Set.of(), Set.of()))).isFalse();
  }
}
