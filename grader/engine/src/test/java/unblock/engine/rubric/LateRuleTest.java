package unblock.engine.rubric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unblock.engine.Course;

final class LateRuleTest {
  private static final String RUBRIC = "exercises:\n  offload: {timing: 2}\n";

  @ParameterizedTest
  @CsvSource({
    "PT0S, PT0S, 0",
    "-PT5M, PT0S, 0",
    "PT1S, PT0S, 1",
    "PT0.001S, PT0S, 1",
    "PT15M, PT15M, 0",
    "PT15M1S, PT15M, 1",
    "PT24H, PT15M, 1",
    "PT24H1S, PT15M, 2",
    "PT240H, PT0S, 10"
  })
  void countsBegunDaysFromTheDueTimeBeyondTheGrace(Duration late, Duration grace, long days) {
    assertThat(LateRule.days(late, grace)).isEqualTo(days);
  }

  @Test
  void isReadFromARubricAndReplacedSettingBySetting() throws Exception {
    LateRule rule =
        Rubric.read(
                RUBRIC
                    + "late:\n  due: 2026-11-30T23:59+01:00\n  percent-a-day: 10\n"
                    + "  grace: 15m\n  at-most: 50 %\n",
                Course.standard().exercises())
            .late()
            .orElseThrow();

    assertThat(rule.due().orElseThrow().at()).isEqualTo(Instant.parse("2026-11-30T22:59:00Z"));
    assertThat(rule.due().orElseThrow().inThisZone("2026-12-01 00:59"))
        .contains(Instant.parse("2026-11-30T23:59:00Z"));
    assertThat(rule.grace()).contains(Duration.ofMinutes(15));
    assertThat(rule.percent(3)).isEqualTo(30);
    assertThat(rule.percent(9)).isEqualTo(50);
    assertThat(rule.missing()).isEmpty();
    LateRule own = LateRule.of("--late", Map.of("percent-a-day", "20"));
    assertThat(own.missing()).isEqualTo(Optional.of("due"));
    assertThat(own.over(rule).percent(1)).isEqualTo(20);
    assertThat(own.over(rule).due()).isEqualTo(rule.due());
    assertThat(Rubric.read(RUBRIC, Course.standard().exercises()).late()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "late: {} | late has no settings",
        "late: {per-day: 10} | late has the unknown key per-day",
        "late: {percent-a-day: ten} | late.percent-a-day is not a percentage",
        "late: {percent-a-day: 101} | late.percent-a-day is not a percentage",
        "late: {percent-a-day: NaN} | late.percent-a-day is not a percentage",
        "late: {grace: 15} | late.grace is not a span",
        "late: {due: tomorrow} | late.due is not a time"
      })
  void namesTheFaultAndItsPlace(String late, String fault) {
    assertThatThrownBy(() -> Rubric.read(RUBRIC + late + "\n", Course.standard().exercises()))
        .isInstanceOf(UnusableRubric.class)
        .hasMessageContaining(fault);
  }
}
