package unblock.bench.flips;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import unblock.bench.Percentile;

/** Times by tenths of a second. */
class HistogramTest {
  @Test
  void countsTheTimesOfEachTenthOfASecond() {
    assertThat(Histogram.of(LongStream.of(49, 50, 149, 150, 12_345)).words())
        .isEqualTo("0.0:1 0.1:2 0.2:1 12.3:1");
  }

  @Test
  void itsQuantilesAreThoseOfTheTimesRounded() {
    Random random = new Random(17);
    for (int many = 1; many < 300; many++) {
      long[] ms = random.longs(many, 0, 40_000).toArray();
      var seconds = LongStream.of(ms).mapToObj(each -> (each + 50) / 100 / 10.0).toList();
      Histogram histogram = Histogram.of(LongStream.of(ms));

      assertThat(histogram.size()).isEqualTo(many);
      assertThat(histogram.quantile(0.5)).isEqualTo(Percentile.of(seconds, 0.5));
      assertThat(histogram.quantile(0.95)).isEqualTo(Percentile.of(seconds, 0.95));
    }
  }

  @Test
  void isReadAsItIsWritten() {
    Histogram histogram = Histogram.of(LongStream.of(1, 700, 720, 61_000));

    assertThat(Histogram.parse(histogram.words())).isEqualTo(histogram);
    assertThat(Histogram.parse("").isEmpty()).isTrue();
    assertThat(Histogram.parse("0.7:2 0.7:1").size()).isEqualTo(3);
  }

  @Test
  void twoTogetherHaveTheTimesOfBoth() {
    Histogram one = Histogram.of(LongStream.of(100, 200));

    assertThat(one.plus(Histogram.of(LongStream.of(200, 300))))
        .isEqualTo(Histogram.of(LongStream.of(100, 200, 200, 300)));
  }
}
