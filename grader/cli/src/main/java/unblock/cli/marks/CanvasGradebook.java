package unblock.cli.marks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import unblock.cli.intake.IdKind;
import unblock.cli.marks.TableFile.Cell;
import unblock.message.Message;

/**
 * Reads the gradebook that Canvas exports. Its headers are English in each language; the column of
 * an assignment ends with the number of the assignment in parentheses.
 */
final class CanvasGradebook {
  private static final Pattern ASSIGNMENT = Pattern.compile("(?s).*\\(\\d+\\)");

  /** Sums that Canvas computes; its importer ignores them. */
  private static final Pattern COMPUTED =
      Pattern.compile(
          "(?s).*(?:Current (?:Score|Points|Grade)|Final (?:Score|Points|Grade)"
              + "|Override (?:Score|Grade|Status)).*");

  private static final String POINTS = "Points Possible";

  private final List<List<Cell>> rows;
  private final List<String> header;

  private CanvasGradebook(List<List<Cell>> rows) {
    this.rows = rows;
    this.header = rows.get(0).stream().map(cell -> cell.text().strip()).toList();
  }

  /**
   * Finds the cells of the marks.
   *
   * @param possible the points of the rubric; of several assignments, one with these fits
   * @param wanted the assignment, or a part of its header
   * @throws UnusableMarks if it is not a gradebook, or not exactly one assignment fits
   */
  static MarksSheet of(TableFile file, double possible, Optional<String> wanted)
      throws UnusableMarks {
    if (file.rows().size() < 2) {
      throw new UnusableMarks(Message.of("marks.no-students"));
    }
    MarksSheet.requireColumns(file.rows());
    return new CanvasGradebook(file.rows()).sheet(possible, wanted);
  }

  private MarksSheet sheet(double possible, Optional<String> wanted) throws UnusableMarks {
    boolean isGradebook =
        header.size() > 3
            && header.get(0).contains("Student")
            && header.get(1).contains("ID")
            && header.contains("Section");
    OptionalInt points =
        IntStream.range(1, Math.min(4, rows.size()))
            .filter(i -> TableFile.text(rows.get(i), 0).contains(POINTS))
            .findFirst();
    if (!isGradebook || points.isEmpty()) {
      throw new UnusableMarks(Message.of("marks.canvas-header"));
    }
    List<Cell> most = rows.get(points.getAsInt());
    int column = column(most, possible, wanted);
    List<String> numbers = new ArrayList<>(List.of(TableFile.text(most, column)));
    List<MarksSheet.Line> lines = new ArrayList<>();
    for (List<Cell> row : rows.subList(points.getAsInt() + 1, rows.size())) {
      if (row.size() > column && !TableFile.text(row, 1).isBlank()) {
        lines.add(line(row, column));
        numbers.add(TableFile.text(row, column));
      }
    }
    if (lines.isEmpty()) {
      throw new UnusableMarks(Message.of("marks.no-students"));
    }
    return new MarksSheet(
        header.get(column),
        MarksSheet.number(TableFile.text(most, column)).filter(each -> each > 0),
        MarksSheet.decimalMark(numbers),
        Collections.unmodifiableList(lines));
  }

  private int column(List<Cell> most, double possible, Optional<String> wanted)
      throws UnusableMarks {
    List<Integer> all =
        IntStream.range(header.indexOf("Section") + 1, header.size())
            .filter(i -> ASSIGNMENT.matcher(header.get(i)).matches())
            .filter(i -> !COMPUTED.matcher(header.get(i)).matches())
            .filter(i -> !TableFile.text(most, i).contains("read only"))
            .boxed()
            .toList();
    if (all.isEmpty()) {
      throw new UnusableMarks(Message.of("marks.no-assignment"));
    }
    List<Integer> fitting = all;
    if (wanted.isPresent()) {
      List<Integer> equal =
          all.stream().filter(i -> header.get(i).equals(wanted.get().strip())).toList();
      fitting =
          equal.isEmpty()
              ? all.stream().filter(i -> header.get(i).contains(wanted.get().strip())).toList()
              : equal;
    } else if (all.size() > 1) {
      fitting =
          all.stream()
              .filter(
                  i ->
                      MarksSheet.number(TableFile.text(most, i))
                          .filter(each -> Math.abs(each - possible) < 0.001)
                          .isPresent())
              .toList();
    }
    if (fitting.size() != 1) {
      List<String> names = (fitting.isEmpty() ? all : fitting).stream().map(header::get).toList();
      throw new UnusableMarks(
          Message.of(
              fitting.isEmpty() ? "marks.no-assignment-fits" : "marks.several-assignments",
              "columns",
              names.subList(0, Math.min(5, names.size()))));
    }
    return fitting.get(0);
  }

  private MarksSheet.Line line(List<Cell> row, int column) {
    Map<IdKind, Set<String>> ids = new EnumMap<>(IdKind.class);
    ids.put(IdKind.CANVAS_USER, Set.of(MarksSheet.plain(TableFile.text(row, 1))));
    put(ids, IdKind.STUDENT_ID, row, "SIS User ID");
    put(ids, IdKind.USERNAME, row, "SIS Login ID");
    return new MarksSheet.Line(
        row.get(column), Collections.unmodifiableMap(ids), MarksSheet.name(TableFile.text(row, 0)));
  }

  private void put(Map<IdKind, Set<String>> ids, IdKind kind, List<Cell> row, String column) {
    int index = header.indexOf(column);
    if (index >= 0 && !TableFile.text(row, index).isBlank()) {
      ids.put(kind, Set.of(MarksSheet.plain(TableFile.text(row, index))));
    }
  }
}
