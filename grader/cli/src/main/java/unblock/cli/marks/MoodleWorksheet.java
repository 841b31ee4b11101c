package unblock.cli.marks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import unblock.cli.intake.IdKind;
import unblock.cli.intake.PersonName;
import unblock.cli.marks.TableFile.Cell;
import unblock.message.Message;

/**
 * Reads Moodle's grading worksheet. In an unknown language, the structure identifies the columns:
 * the identifiers are one word with different numbers, and the grades stand before the maximum
 * grade, which is the same number for each student.
 */
final class MoodleWorksheet {
  /** In every language a word, such as {@code Participant}, and a number. */
  private static final Pattern IDENTIFIER = Pattern.compile("(?s)(\\D*)(\\d{1,15})");

  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

  /** The number of known headers from which on a worksheet is in that language. */
  private static final int SAME_LANGUAGE = 3;

  private final List<List<Cell>> rows;
  private final List<String> header;

  private record Columns(int id, int grade, OptionalInt maximum, OptionalInt name) {}

  private MoodleWorksheet(List<List<Cell>> rows) {
    this.rows = rows.subList(1, rows.size());
    this.header = rows.get(0).stream().map(cell -> cell.text().strip()).toList();
  }

  /**
   * Finds the cells of the marks.
   *
   * @throws UnusableMarks if it is not a worksheet, or its header was edited
   */
  static MarksSheet of(TableFile file) throws UnusableMarks {
    if (file.rows().size() < 2) {
      throw new UnusableMarks(Message.of("marks.no-students"));
    }
    MarksSheet.requireColumns(file.rows());
    return new MoodleWorksheet(file.rows()).sheet();
  }

  private MarksSheet sheet() throws UnusableMarks {
    Columns columns = columns();
    List<MarksSheet.Line> lines = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    Optional<Double> maximum = Optional.empty();
    for (List<Cell> row : rows) {
      Matcher id = IDENTIFIER.matcher(TableFile.text(row, columns.id()).strip());
      if (!id.matches() || row.size() <= columns.grade()) {
        continue; // Not a student's.
      }
      lines.add(line(row, columns, id.group(2)));
      numbers.add(TableFile.text(row, columns.grade()));
      if (columns.maximum().isPresent()) {
        String most = TableFile.text(row, columns.maximum().getAsInt());
        numbers.add(most);
        Optional<Double> number = MarksSheet.number(most).filter(each -> each > 0);
        if (number.isEmpty() || maximum.filter(each -> !each.equals(number.get())).isPresent()) {
          throw new UnusableMarks(Message.of("marks.no-maximum", "value", most));
        }
        maximum = number;
      }
    }
    if (lines.isEmpty()) {
      throw new UnusableMarks(Message.of("marks.no-students"));
    }
    return new MarksSheet(
        header.get(columns.grade()),
        maximum,
        MarksSheet.decimalMark(numbers),
        Collections.unmodifiableList(lines));
  }

  private MarksSheet.Line line(List<Cell> row, Columns columns, String number) {
    Map<IdKind, Set<String>> ids = new EnumMap<>(IdKind.class);
    ids.put(IdKind.PARTICIPANT, Set.of(number));
    put(ids, IdKind.STUDENT_ID, row, MoodleHeadings.ID_NUMBER);
    put(ids, IdKind.USERNAME, row, MoodleHeadings.USERNAME);
    row.stream()
        .map(cell -> cell.text().strip())
        .filter(text -> EMAIL.matcher(text).matches())
        .findFirst()
        .ifPresent(email -> ids.put(IdKind.EMAIL, Set.of(MarksSheet.plain(email))));
    Optional<PersonName> name =
        columns.name().isPresent()
            ? MarksSheet.name(TableFile.text(row, columns.name().getAsInt()))
            : Optional.empty();
    return new MarksSheet.Line(row.get(columns.grade()), Collections.unmodifiableMap(ids), name);
  }

  private void put(
      Map<IdKind, Set<String>> ids, IdKind kind, List<Cell> row, List<String> columns) {
    columns.stream()
        .map(header::indexOf)
        .filter(index -> index >= 0 && !TableFile.text(row, index).isBlank())
        .findFirst()
        .ifPresent(index -> ids.put(kind, Set.of(MarksSheet.plain(TableFile.text(row, index)))));
  }

  private Columns columns() throws UnusableMarks {
    for (MoodleHeader known : MoodleHeadings.WORKSHEETS) {
      if (known.in(header) >= SAME_LANGUAGE
          && header.contains(known.identifier())
          && header.contains(known.grade())) {
        return named(known);
      }
    }
    boolean isEdited =
        MoodleHeadings.WORKSHEETS.stream().anyMatch(known -> known.in(header) >= SAME_LANGUAGE);
    return isEdited ? refused() : byStructure();
  }

  private Columns named(MoodleHeader known) throws UnusableMarks {
    for (String column : List.of(known.identifier(), known.grade())) {
      if (Collections.frequency(header, column) > 1) {
        throw new UnusableMarks(Message.of("marks.two-columns", "column", column));
      }
    }
    boolean isEnglish = known.equals(MoodleHeadings.WORKSHEETS.get(0));
    if (isEnglish && !header.contains(MoodleHeadings.TIME_OF_GRADE)) {
      return refused();
    }
    return new Columns(
        header.indexOf(known.identifier()),
        header.indexOf(known.grade()),
        index(known.maximum()),
        index(known.fullName()));
  }

  private static Columns refused() throws UnusableMarks {
    throw new UnusableMarks(Message.of("marks.moodle-header"));
  }

  private OptionalInt index(String column) {
    int index = header.indexOf(column);
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
  }

  private Columns byStructure() throws UnusableMarks {
    List<Integer> ids = all().filter(this::areIdentifiers).boxed().toList();
    List<Integer> maxima =
        all().filter(this::isMaximum).filter(i -> i > 0 && areGrades(i - 1)).boxed().toList();
    if (ids.isEmpty() || maxima.size() != 1) {
      return refused();
    }
    // Names follow the identifiers, unless Moodle hides them.
    int next = ids.get(0) + 1;
    boolean isName = next < maxima.get(0) - 1 && areNames(next);
    return new Columns(
        ids.get(0),
        maxima.get(0) - 1,
        OptionalInt.of(maxima.get(0)),
        isName ? OptionalInt.of(next) : OptionalInt.empty());
  }

  private IntStream all() {
    return IntStream.range(0, header.size());
  }

  private boolean areIdentifiers(int column) {
    Set<String> words = new HashSet<>();
    Set<String> numbers = new HashSet<>();
    for (List<Cell> row : rows) {
      Matcher id = IDENTIFIER.matcher(TableFile.text(row, column).strip());
      if (!id.matches() || id.group(1).isBlank() || !numbers.add(id.group(2))) {
        return false;
      }
      words.add(id.group(1).strip().toLowerCase(Locale.ROOT));
    }
    return words.size() == 1;
  }

  private boolean isMaximum(int column) {
    Set<String> values = new HashSet<>();
    rows.forEach(row -> values.add(TableFile.text(row, column).strip()));
    return values.size() == 1
        && MarksSheet.number(values.iterator().next()).filter(each -> each > 0).isPresent();
  }

  private boolean areGrades(int column) {
    return rows.stream()
        .map(row -> TableFile.text(row, column).strip())
        .allMatch(
            each -> each.isEmpty() || each.equals("-") || MarksSheet.number(each).isPresent());
  }

  private boolean areNames(int column) {
    return rows.stream()
        .map(row -> TableFile.text(row, column))
        .allMatch(each -> !each.contains("@") && MarksSheet.name(each).isPresent());
  }
}
