package unblock.bench.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What counts as killed, and as killed by the right criterion. */
class FateTest {
  private static final List<String> RIGHT = List.of("offload.event-loop");

  @Test
  void isKilledOnlyByACriterionThatTheChangeBreaks() {
    assertThat(fate("offload.event-loop", "failed")).isEqualTo(Fate.KILLED);
    assertThat(fate("offload.timing", "failed")).isEqualTo(Fate.KILLED_BY_ANOTHER);
    assertThat(fate("offload.event-loop", "passed")).isEqualTo(Fate.SURVIVED);
  }

  @Test
  void isInconclusiveOnlyWhenTheRightCriterionIs() {
    assertThat(fate("offload.event-loop", "inconclusive")).isEqualTo(Fate.INCONCLUSIVE);
    assertThat(fate("offload.timing", "inconclusive")).isEqualTo(Fate.SURVIVED);
  }

  @Test
  void aCriterionThatWasNotCheckedKillsNothing() {
    assertThat(fate("offload.event-loop", "not-checked")).isEqualTo(Fate.SURVIVED);
  }

  @Test
  void aRefactoringIsChangedByAnyVerdict() {
    assertThat(Fate.of(Map.of("offload.timing", "failed"), List.of()))
        .isEqualTo(Fate.KILLED_BY_ANOTHER);
    assertThat(Fate.of(Map.of("offload.timing", "inconclusive"), List.of()))
        .isEqualTo(Fate.INCONCLUSIVE);
    assertThat(Fate.of(Map.of("offload.timing", "passed"), List.of())).isEqualTo(Fate.SURVIVED);
  }

  @Test
  void whatDoesNotCompileSaysNothing() {
    assertThat(Fate.of(Map.of(), RIGHT)).isEqualTo(Fate.DOES_NOT_COMPILE);
  }

  private static Fate fate(String criterion, String verdict) {
    return Fate.of(Map.of(criterion, verdict), RIGHT);
  }
}
