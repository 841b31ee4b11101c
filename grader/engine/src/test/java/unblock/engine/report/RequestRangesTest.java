package unblock.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestRangesTest {
  @ParameterizedTest
  @CsvSource({
    "R1, R1",
    "R1 R2, R1 R2",
    "R1 R2 R3, R1-R3",
    "R9 R10 R11 R13, R9-R11 R13",
    "R3 R2 R1, R3 R2 R1",
    "R1 R2 R3 R5 R6 R7 R8, R1-R3 R5-R8",
    "worker R1 R2 R3 run, worker R1-R3 run",
    "R1 R1 R1, R1 R1 R1",
    "R99999999 R1, R99999999 R1"
  })
  void threeInARowAreARange(String names, String expected) {
    assertThat(RequestRanges.of(List.of(names.split(" "))))
        .containsExactlyElementsOf(List.of(expected.split(" ")));
  }

  @Test
  void noNameStaysNone() {
    assertThat(RequestRanges.of(List.of())).isEmpty();
  }
}
