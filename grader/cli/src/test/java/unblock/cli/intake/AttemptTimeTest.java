package unblock.cli.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AttemptTimeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-01-10-00-05|2026-11-01T10:00:05",
        "Nov 1, 2026 1010 AM|2026-11-01T10:10",
        "Nov 2, 2026 930 AM|2026-11-02T09:30",
        "Nov 1, 2026 1100 PM|2026-11-01T23:00",
        "Nov 1, 2026 1200 AM|2026-11-01T00:00",
        "Nov 1, 2026 12:05 pm|2026-11-01T12:05",
        "1 November, 2026 2010|2026-11-01T20:10",
        "12 novembre 2026 14 05|2026-11-12T14:05",
        "3. März 2026 0830|2026-03-03T08:30",
        "5 noviembre, 2026 930 a. m.|2026-11-05T09:30",
        "2 lutego 2026 1805|2026-02-02T18:05",
        "2026년 11월 2일 오후 930|2026-11-02T21:30",
        "2026-11-02 0930|2026-11-02T09:30",
      })
  void readsTimes(String text, LocalDateTime time) {
    assertThat(AttemptTime.of(text)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2026", "02/11/2026 0930", "Nov 40, 2026 930 AM", "Nov 1, 2026", "late"})
  void guessesNone(String text) {
    assertThat(AttemptTime.of(text)).isEmpty();
  }
}
