package unblock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unblock.engine.model.Timing;

/** Tests which measurements are credible, and which may be caused by the machine. */
class TimingBoundTest {
  @ParameterizedTest
  @CsvSource({
    "100, 104, 106, true", // Together.
    "100, 104, 312, true", // One after another.
    "100, 120, 440, true", // One after another, with other delays.
    "100, 104, 210, false", // One of them waited, or a short pause.
    "200, 208.5, 1796.97, false", // A pause of 1.6 s during the three requests.
    "200, 232.18, 1387.81, false",
    "100, 140, 142, false", // Other load during the single request.
    "100, 1900, 310, false", // A pause during the single request.
  })
  void onlyWhatTheServerCanHaveDoneItselfIsClear(
      double delayMs, double oneMs, double threeMs, boolean clear) {
    assertThat(TimingBound.isClear(new Timing(delayMs, oneMs, threeMs))).isEqualTo(clear);
  }
}
