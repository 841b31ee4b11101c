package unblock.engine.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import unblock.engine.model.GradeReport;
import unblock.message.Translator;

/** A table of submissions with their points for each exercise; a dash where none was handed in. */
record ScoreTable(List<String> head, List<List<String>> rows) {
  /** Returns the table of the visible criteria. */
  static ScoreTable of(List<GradeReport> whole, Translator texts) {
    List<GradeReport> reports = whole.stream().map(GradeReport::visible).toList();
    Set<String> ids = new LinkedHashSet<>();
    reports.forEach(report -> report.exercises().forEach(exercise -> ids.add(exercise.id())));
    List<String> head = new ArrayList<>(List.of(texts.text("report.submission")));
    head.addAll(ids);
    head.addAll(List.of(texts.text("report.total-column"), texts.text("report.verdict-column")));
    return new ScoreTable(head, reports.stream().map(report -> row(report, ids, texts)).toList());
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

  private static List<String> row(GradeReport report, Set<String> ids, Translator texts) {
    PointsFormat points = new PointsFormat(texts);
    List<String> row = new ArrayList<>();
    row.add(PrintableText.line(report.submission()));
    for (String id : ids) {
      row.add(
          report.exercises().stream()
              .filter(exercise -> exercise.id().equals(id))
              .map(exercise -> points.cell(exercise.score(), exercise.undecided()))
              .findFirst()
              .orElse("-"));
    }
    row.add(points.cell(report.score(), report.undecided()));
    row.add(texts.text("report.verdict." + report.verdict()));
    return row;
  }

  private List<Integer> lengths(int column) {
    List<Integer> lengths = new ArrayList<>();
    lengths.add(TextWidth.of(head.get(column)));
    rows.forEach(row -> lengths.add(TextWidth.of(row.get(column))));
    return lengths;
  }

  private static String line(List<String> cells, List<Integer> widths) {
    String line =
        IntStream.range(0, cells.size())
            .mapToObj(column -> TextWidth.padded(cells.get(column), widths.get(column)))
            .collect(Collectors.joining("  "));
    return PrintableText.withoutCommands(line.stripTrailing()) + "\n";
  }
}
