package unblock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The percentiles by nearest rank. */
class NearestRankTest {
  @Test
  void isTheFigureAtItsRankInOrder() {
    List<Double> hundred = IntStream.rangeClosed(1, 100).mapToObj(each -> 101.0 - each).toList();

    assertThat(NearestRank.of(hundred, 0.5)).isEqualTo(50);
    assertThat(NearestRank.of(hundred, 0.95)).isEqualTo(95);
    assertThat(NearestRank.of(hundred, 1)).isEqualTo(100);
    assertThat(NearestRank.of(hundred, 0.001)).isEqualTo(1);
  }

  @Test
  void isAlwaysOneOfTheFigures() {
    assertThat(NearestRank.of(List.of(7.0), 0.5)).isEqualTo(7);
    assertThat(NearestRank.of(List.of(3.0, 1.0, 2.0), 0.5)).isEqualTo(2);
    assertThat(NearestRank.of(List.of(4.0, 1.0), 0.5)).isEqualTo(1);
    assertThat(NearestRank.of(List.of(4.0, 1.0), 0.51)).isEqualTo(4);
  }

  @Test
  void theMedianOfCostsLiesBetweenTheTwoInTheMiddle() {
    assertThat(ResourceCost.middle(List.of(4.0, 1.0))).isEqualTo(2.5);
    assertThat(ResourceCost.middle(List.of(4.0, 1.0, 9.0))).isEqualTo(4);
  }
}
