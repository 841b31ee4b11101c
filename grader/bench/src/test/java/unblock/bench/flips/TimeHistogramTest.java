package unblock.bench.flips;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import unblock.bench.NearestRank;

/** A histogram of times by tenths of a second. */
class TimeHistogramTest {
  @Test
  void countsTheTimesOfEachTenthOfASecond() {
    assertThat(TimeHistogram.of(LongStream.of(49, 50, 149, 150, 12_345)).words())
        .isEqualTo("0.0:1 0.1:2 0.2:1 12.3:1");
  }

  @Test
  void itsQuantilesAreThoseOfTheTimesRounded() {
    Random random = new Random(17);
    for (int many = 1; many < 300; many++) {
      long[] ms = random.longs(many, 0, 40_000).toArray();
      var seconds = LongStream.of(ms).mapToObj(each -> (each + 50) / 100 / 10.0).toList();
      TimeHistogram histogram = TimeHistogram.of(LongStream.of(ms));

      assertThat(histogram.size()).isEqualTo(many);
      assertThat(histogram.quantile(0.5)).isEqualTo(NearestRank.of(seconds, 0.5));
      assertThat(histogram.quantile(0.95)).isEqualTo(NearestRank.of(seconds, 0.95));
    }
  }

  @Test
  void isReadAsItIsWritten() {
    TimeHistogram histogram = TimeHistogram.of(LongStream.of(1, 700, 720, 61_000));

    assertThat(TimeHistogram.parse(histogram.words())).isEqualTo(histogram);
    assertThat(TimeHistogram.parse("").isEmpty()).isTrue();
    assertThat(TimeHistogram.parse("0.7:2 0.7:1").size()).isEqualTo(3);
  }

  @Test
  void twoTogetherHaveTheTimesOfBoth() {
    TimeHistogram one = TimeHistogram.of(LongStream.of(100, 200));

    assertThat(one.plus(TimeHistogram.of(LongStream.of(200, 300))))
        .isEqualTo(TimeHistogram.of(LongStream.of(100, 200, 200, 300)));
  }
}
