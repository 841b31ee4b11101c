package unblock.engine.report.html;

import java.util.ArrayList;
import java.util.List;
import unblock.analyzer.Severity;
import unblock.engine.model.GradedSource;
import unblock.engine.report.CallPlace;
import unblock.engine.report.CriterionRemark;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * A finding with the student's own lines.
 *
 * @param lines the lines around it; empty when the source was not kept
 * @param hops the calls that lead to it, outermost first
 */
record FindingPart(String heading, String message, List<SourceLine> lines, List<Hop> hops) {
  private static final int LINES_AROUND = 3;

  /**
   * A line of the source.
   *
   * @param isMarked whether it is the line of the finding
   */
  record SourceLine(int number, String text, boolean isMarked) {}

  /**
   * A call of the path.
   *
   * @param reason why it runs on the worker, or that the remark says where it runs
   * @param line the student's line; empty when the source was not kept
   */
  record Hop(String call, String reason, String line) {}

  static FindingPart of(CriterionRemark.Place place, List<GradedSource> sources, Translator texts) {
    List<Hop> hops = new ArrayList<>();
    for (String call : place.path()) {
      String reason = texts.text(reason(place.severity(), hops));
      String line =
          CallPlace.of(call).map(at -> lineAt(sources, at.file(), at.line())).orElse("").strip();
      hops.add(new Hop(call, reason, line));
    }
    return new FindingPart(
        texts.text(
            Message.of(
                "report.finding", "severity", place.severity().words(), "place", place.place())),
        place.message(),
        around(sources, place.file(), place.line()),
        hops);
  }

  /** A note is about code that may run on another thread than the worker. */
  private static String reason(Severity severity, List<Hop> before) {
    if (severity == Severity.NOTE) {
      return "html.hop.note";
    }
    return before.isEmpty() ? "html.hop.handler" : "html.hop.called";
  }

  private static List<SourceLine> around(List<GradedSource> sources, String file, int line) {
    List<String> all = linesOf(sources, file);
    List<SourceLine> lines = new ArrayList<>();
    if (line >= 1 && line <= all.size()) {
      int last = Math.min(all.size(), line + LINES_AROUND);
      for (int each = Math.max(1, line - LINES_AROUND); each <= last; each++) {
        lines.add(new SourceLine(each, all.get(each - 1), each == line));
      }
    }
    return lines;
  }

  private static String lineAt(List<GradedSource> sources, String file, int line) {
    List<String> all = linesOf(sources, file);
    return line >= 1 && line <= all.size() ? all.get(line - 1) : "";
  }

  private static List<String> linesOf(List<GradedSource> sources, String file) {
    return sources.stream()
        .filter(each -> each.fileName().equals(file))
        .findFirst()
        .map(each -> each.text().lines().toList())
        .orElse(List.of());
  }
}
