package unblock.cli.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HandInTimeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "Exercise_ada_attempt_2026-11-01-10-05-09_work.zip | 2026-11-01T10:05:09",
        "11111-222222 - Ada Lovelace - Nov 1, 2026 1010 AM | 2026-11-01T10:10",
        "11111-222222 - Ada Lovelace - Nov 2, 2026 930 PM - work.zip | 2026-11-02T21:30",
        "11111-222222 - Ada Lovelace - Nov 31, 2026 930 PM | none",
        "ada-2026-11-01 | none",
        "Ada Lovelace_1234567_assignsubmission_file_ | none"
      })
  void readsTheNamesOfPlatforms(String name, String time) {
    assertThat(AttemptTime.inName(name).map(LocalDateTime::toString).orElse(null)).isEqualTo(time);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Monday, 30 November 2026, 11:59 PM | 2026-11-30T23:59",
        "Monday, 30 November 2026, 23:59 | 2026-11-30T23:59",
        "2026-11-30T23:59+01:00 | 2026-11-30T23:59+01:00",
        "- | -"
      })
  void readsTheCellsOfRosters(String cell, String time) {
    assertThat(HandInTime.ofCell(cell)).isEqualTo(time);
  }
}
