package unblock.engine.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import unblock.engine.model.GradeReport;

/** Submissions and their points, exercise by exercise; a dash where nothing was handed in. */
record ScoreTable(List<String> head, List<List<String>> rows) {
  /** Of what is visible in them. */
  static ScoreTable of(List<GradeReport> whole) {
    List<GradeReport> reports = whole.stream().map(GradeReport::visible).toList();
    Set<String> ids = new LinkedHashSet<>();
    reports.forEach(report -> report.exercises().forEach(exercise -> ids.add(exercise.id())));
    List<String> head = new ArrayList<>(List.of("submission"));
    head.addAll(ids);
    head.addAll(List.of("total", "verdict"));
    return new ScoreTable(head, reports.stream().map(report -> row(report, ids)).toList());
  }

  String text() {
    List<Integer> widths =
        IntStream.range(0, head.size())
            .mapToObj(column -> Collections.max(lengths(column)))
            .toList();
    StringBuilder text = new StringBuilder(line(head, widths));
    rows.forEach(row -> text.append(line(row, widths)));
    return text.toString();
  }

  /** The text with blanks up to the width, counted in characters that a reader sees. */
  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.codePointCount(0, text.length())));
  }

  private static List<String> row(GradeReport report, Set<String> ids) {
    List<String> row = new ArrayList<>();
    row.add(PrintableText.line(report.submission()));
    for (String id : ids) {
      row.add(
          report.exercises().stream()
              .filter(exercise -> exercise.id().equals(id))
              .map(exercise -> PointsFormat.cell(exercise.score(), exercise.undecided()))
              .findFirst()
              .orElse("-"));
    }
    row.add(PointsFormat.cell(report.score(), report.undecided()));
    row.add(report.verdict().toString());
    return row;
  }

  private List<Integer> lengths(int column) {
    List<Integer> lengths = new ArrayList<>();
    lengths.add(head.get(column).length());
    rows.forEach(row -> lengths.add(row.get(column).codePointCount(0, row.get(column).length())));
    return lengths;
  }

  private static String line(List<String> cells, List<Integer> widths) {
    String line =
        IntStream.range(0, cells.size())
            .mapToObj(column -> padded(cells.get(column), widths.get(column)))
            .collect(Collectors.joining("  "));
    return PrintableText.withoutCommands(line.stripTrailing()) + "\n";
  }
}
