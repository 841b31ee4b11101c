package unblock.cli;

import java.util.List;
import java.util.Locale;
import unblock.cli.classroom.PassRate;
import unblock.message.Translator;

/** Formats pass rates, which show the hardest criteria for the class, as cells of a table. */
final class PassRateTable {
  private PassRateTable() {}

  static List<String> head(Translator texts) {
    return List.of(
        texts.text("cli.rates.criterion"),
        texts.text("cli.rates.rate"),
        texts.text("report.verdict.passed"),
        texts.text("report.verdict.failed"),
        texts.text("report.verdict.inconclusive"));
  }

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
