package unblock.cli.classroom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Tables as RFC 4180 has them, for people who open them in a spreadsheet. */
final class Csv {
  private static final String FORMULA = "=+-@\t\r";

  private Csv() {}

  /** Cells of text are shown and never computed, whatever a student calls himself. */
  static String text(List<String> head, List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      printer.printRecord(head);
      for (List<String> row : rows) {
        printer.printRecord(row.stream().map(Csv::harmless).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A text takes all that is written to it.", e);
    }
    return text.toString();
  }

  /** Points or percents: {@code 17.5} and {@code 40}, never {@code 40.0}. */
  static BigDecimal number(double number) {
    BigDecimal rounded = BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP);
    BigDecimal plain = rounded.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  /** A spreadsheet takes what begins like a formula for one; an apostrophe tells it not to. */
  private static String harmless(String cell) {
    return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
