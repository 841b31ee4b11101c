package unblock.cli.intake;

import java.util.Comparator;
import java.util.stream.Stream;

/** The character between two cells of a CSV file. */
public final class CsvSeparator {
  private CsvSeparator() {}

  /**
   * Returns the separator of a header. In languages with a decimal comma, programs separate columns
   * by semicolons.
   */
  public static char of(String header) {
    String outside = header.replaceAll("\"[^\"]*\"", "");
    return Stream.of(',', ';', '\t')
        .max(Comparator.comparingLong(each -> outside.chars().filter(c -> c == each).count()))
        .orElse(',');
  }
}
