package unblock.cli.marks;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import unblock.cli.intake.IdKind;
import unblock.cli.intake.PersonName;
import unblock.cli.marks.TableFile.Cell;
import unblock.engine.report.PointsFormat;
import unblock.message.Message;

/**
 * The part of a platform's file that marks concern: the cell for each student.
 *
 * @param column the header of the column of the marks
 * @param maximum the points that the platform gives at most; empty if the file does not have them
 * @param decimalMark the character before decimals, as in the file
 */
record MarksSheet(String column, Optional<Double> maximum, char decimalMark, List<Line> lines) {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,7}(?:[.,]\\d{1,5})?");
  private static final Pattern COMMA = Pattern.compile("\\d+,\\d+");

  /**
   * One student of the file.
   *
   * @param mark the cell
   * @param ids in lower case, by numbering
   * @param name empty if the file has none
   */
  record Line(Cell mark, Map<IdKind, Set<String>> ids, Optional<PersonName> name) {}

  /** Returns the mark as the file writes numbers, out of the maximum of the platform. */
  String written(double earned, double possible) {
    double scaled =
        maximum.isPresent() && possible > 0 ? earned * maximum.get() / possible : earned;
    return PointsFormat.of(scaled).replace('.', decimalMark);
  }

  /** Whether marks are not the points of the rubric. */
  boolean isScaled(double possible) {
    return maximum.filter(most -> Math.abs(most - possible) > 0.001).isPresent();
  }

  static Optional<Double> number(String text) {
    return NUMBER.matcher(text.strip()).matches()
        ? Optional.of(Double.valueOf(text.strip().replace(',', '.')))
        : Optional.empty();
  }

  /** Returns the comma if one of these numbers has one. */
  static char decimalMark(List<String> numbers) {
    return numbers.stream().anyMatch(each -> COMMA.matcher(each.strip()).matches()) ? ',' : '.';
  }

  static String plain(String text) {
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  static Optional<PersonName> name(String text) {
    return Optional.of(PersonName.of(text)).filter(name -> !name.words().isEmpty());
  }

  /** Refuses a row that has more cells than the header: its columns would be confused. */
  static void requireColumns(List<List<Cell>> rows) throws UnusableMarks {
    int most = rows.get(0).size();
    for (int i = 1; i < rows.size(); i++) {
      if (rows.get(i).size() > most) {
        throw new UnusableMarks(Message.of("marks.broken-row", "row", i + 1));
      }
    }
  }
}
