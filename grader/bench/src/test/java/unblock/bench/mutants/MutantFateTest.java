package unblock.bench.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which mutants count as killed, and as killed by the right criterion. */
class MutantFateTest {
  private static final List<String> RIGHT = List.of("offload.event-loop");

  @Test
  void isKilledOnlyByACriterionThatTheChangeBreaks() {
    assertThat(fate("offload.event-loop", "failed")).isEqualTo(MutantFate.KILLED);
    assertThat(fate("offload.timing", "failed")).isEqualTo(MutantFate.KILLED_BY_ANOTHER);
    assertThat(fate("offload.event-loop", "passed")).isEqualTo(MutantFate.SURVIVED);
  }

  @Test
  void isInconclusiveOnlyWhenTheRightCriterionIs() {
    assertThat(fate("offload.event-loop", "inconclusive")).isEqualTo(MutantFate.INCONCLUSIVE);
    assertThat(fate("offload.timing", "inconclusive")).isEqualTo(MutantFate.SURVIVED);
  }

  @Test
  void aCriterionThatWasNotCheckedKillsNothing() {
    assertThat(fate("offload.event-loop", "not-checked")).isEqualTo(MutantFate.SURVIVED);
  }

  @Test
  void aRefactoringIsChangedByAnyVerdict() {
    assertThat(MutantFate.of(Map.of("offload.timing", "failed"), List.of()))
        .isEqualTo(MutantFate.KILLED_BY_ANOTHER);
    assertThat(MutantFate.of(Map.of("offload.timing", "inconclusive"), List.of()))
        .isEqualTo(MutantFate.INCONCLUSIVE);
    assertThat(MutantFate.of(Map.of("offload.timing", "passed"), List.of()))
        .isEqualTo(MutantFate.SURVIVED);
  }

  @Test
  void whatDoesNotCompileSaysNothing() {
    assertThat(MutantFate.of(Map.of(), RIGHT)).isEqualTo(MutantFate.DOES_NOT_COMPILE);
  }

  private static MutantFate fate(String criterion, String verdict) {
    return MutantFate.of(Map.of(criterion, verdict), RIGHT);
  }
}
