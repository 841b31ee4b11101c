package unblock.cli;

import java.util.List;
import java.util.Locale;
import unblock.cli.classroom.PassRate;

/** Formats pass rates, which show the hardest criteria for the class, as cells of a table. */
final class PassRateTable {
  static final List<String> HEAD =
      List.of("hardest criteria", "rate", "passed", "failed", "inconclusive");

  private PassRateTable() {}

  static List<List<String>> rows(List<PassRate> rates) {
    return rates.stream()
        .map(
            rate ->
                List.of(
                    rate.key(),
                    String.format(Locale.ROOT, "%.0f %%", 100 * rate.share()),
                    String.valueOf(rate.passed()),
                    String.valueOf(rate.failed()),
                    String.valueOf(rate.inconclusive())))
        .toList();
  }
}
