package unblock.cli.classroom;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** CSV tables by RFC 4180, for people who open them in a spreadsheet. */
final class CsvTable {
  private static final String FORMULA = "=+-@\t\r";
  private static final CsvMapper CSV =
      CsvMapper.builder().enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING).build();
  private static final CsvSchema LINES = CsvSchema.emptySchema().withLineSeparator("\r\n");

  private CsvTable() {}

  /**
   * Returns a table. A spreadsheet shows cells of text and never evaluates them, even if a
   * student's name looks like a formula.
   */
  static String text(List<String> head, List<List<String>> rows) {
    StringWriter text = new StringWriter();
    try (SequenceWriter writer = CSV.writer(LINES).writeValues(text)) {
      writer.write(head);
      for (List<String> row : rows) {
        writer.write(row.stream().map(CsvTable::harmless).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A text takes all that is written to it.", e);
    }
    return text.toString();
  }

  /** Returns points or percents: {@code 17.5} and {@code 40}, never {@code 40.0}. */
  static BigDecimal number(double number) {
    BigDecimal rounded = BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP);
    BigDecimal plain = rounded.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  /** Adds an apostrophe to text that a spreadsheet would evaluate as a formula. */
  private static String harmless(String cell) {
    return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
