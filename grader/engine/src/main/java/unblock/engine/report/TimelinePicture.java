package unblock.engine.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import unblock.engine.model.Timeline;
import unblock.message.Message;
import unblock.message.Translator;

/** A picture of a timeline in characters: one row for each request, time from left to right. */
final class TimelinePicture {
  /** The largest number of rows; the rows of hundreds of simultaneous requests look alike. */
  static final int MOST_ROWS = 12;

  private static final int LEAST_BETWEEN_TICKS = 10;
  private static final String BETWEEN_ENTRIES = "   ";

  private final List<Timeline.Request> requests;
  private final int width;
  private final int labelWidth;
  private final int cells;
  private final double end;
  private final int more;
  private final Translator texts;

  private TimelinePicture(List<Timeline.Request> requests, int more, int width, Translator texts) {
    this.texts = texts;
    this.width = width;
    this.requests = requests;
    this.more = more;
    this.labelWidth = requests.stream().mapToInt(r -> label(r).length()).max().orElse(0) + 2;
    this.end =
        requests.stream()
            .flatMap(request -> TimelineStretch.of(request).stream())
            .mapToDouble(TimelineStretch::end)
            .max()
            .orElse(0);
    // The last tick's label may begin in the last cell.
    this.cells = Math.max(20, width - labelWidth - PointsFormat.of(end).length());
  }

  /**
   * Returns the lines of the picture, none wider than asked; empty for a timeline without spans.
   */
  static List<String> of(Timeline timeline, int width, Translator texts) {
    List<Timeline.Request> shown = timeline.requests().stream().limit(MOST_ROWS).toList();
    TimelinePicture picture =
        new TimelinePicture(shown, timeline.requests().size() - shown.size(), width, texts);
    return picture.end > 0 ? picture.lines() : List.of();
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    StringBuilder seen = new StringBuilder();
    lines.add(axis());
    for (Timeline.Request request : requests) {
      String row = row(TimelineStretch.of(request));
      seen.append(row);
      lines.add(padded(label(request)) + row);
    }
    if (more > 0) {
      lines.add(texts.text(Message.of("report.more", "count", more)));
    }
    lines.addAll(legend(seen.toString()));
    return lines;
  }

  /** Explains the characters that the rows have, as many in a line as there is space for. */
  private List<String> legend(String rows) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (TimelineSymbol symbol : TimelineSymbol.values()) {
      if (rows.indexOf(symbol.character()) >= 0) {
        String entry = symbol.character() + " " + texts.text(symbol.words());
        String longer = line.isEmpty() ? entry : line + BETWEEN_ENTRIES + entry;
        if (TextWidth.of(longer) > width - labelWidth && !line.isEmpty()) {
          lines.add(padded("") + line);
          line = entry;
        } else {
          line = longer;
        }
      }
    }
    if (!line.isEmpty()) {
      lines.add(padded("") + line);
    }
    return lines;
  }

  private String axis() {
    double tick = tick();
    StringBuilder axis = new StringBuilder(padded("ms"));
    for (int i = 0; i * tick <= end; i++) {
      int column = labelWidth + (int) Math.round(i * tick / end * cells);
      axis.append(" ".repeat(Math.max(0, column - axis.length())))
          .append(PointsFormat.of(i * tick));
    }
    return axis.toString();
  }

  /** The smallest of 1, 2, 5, 10, 20, 50 … (and tenths) that leaves enough space for the labels. */
  private double tick() {
    int label = PointsFormat.of(end).length();
    double least = end * Math.max(LEAST_BETWEEN_TICKS, label + 3) / cells;
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= least) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /** Draws long stretches first and short ones over them, so that short ones stay visible. */
  private String row(List<TimelineStretch> stretches) {
    char[] row = new char[cells];
    Arrays.fill(row, ' ');
    stretches.stream()
        .sorted(
            Comparator.comparingDouble((TimelineStretch stretch) -> -stretch.length())
                .thenComparing(TimelineStretch::symbol))
        .forEach(stretch -> paint(row, stretch));
    return new String(row).stripTrailing();
  }

  private void paint(char[] row, TimelineStretch stretch) {
    int from = Math.min(cells - 1, (int) Math.round(stretch.start() / end * cells));
    int to = Math.max(from + 1, (int) Math.round(stretch.end() / end * cells));
    Arrays.fill(row, from, Math.min(cells, to), stretch.symbol().character());
  }

  private String padded(String label) {
    return label + " ".repeat(labelWidth - label.length());
  }

  private static String label(Timeline.Request request) {
    String label = PrintableText.line(request.id() + " " + request.route());
    return label.length() <= 20 ? label : label.substring(0, 20);
  }
}
