package unblock.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import unblock.engine.model.Timeline;

/** What a timeline says, in sentences for somebody who reads such a picture for the first time. */
final class TimelineReading {
  /** Below this a wait is no wait. */
  private static final double NOTICED_MS = 5;

  private TimelineReading() {}

  /**
   * One sentence for each thing worth saying, in the order of the requests, of those in the
   * picture.
   */
  static List<String> of(Timeline timeline) {
    List<Row> rows =
        timeline.requests().stream().limit(TimelinePicture.MOST_ROWS).map(Row::of).toList();
    List<String> sentences = new ArrayList<>();
    List<Row> together = together(rows);
    held(rows.stream().filter(row -> !together.contains(row)).toList(), sentences);
    rows.forEach(row -> queued(row, sentences));
    rows.forEach(row -> late(row, sentences));
    if (together.isEmpty()) {
      oneAfterAnother(rows, sentences);
    } else {
      sentences.add(atTheSameTime(together));
    }
    return sentences;
  }

  private static void held(List<Row> rows, List<String> sentences) {
    List<Row> holding =
        rows.stream().filter(row -> row.total(TimelineSymbol.HELD) > NOTICED_MS).toList();
    if (!holding.isEmpty()) {
      Row first = holding.get(0);
      List<String> others = holding.stream().skip(1).map(Row::id).toList();
      sentences.add(
          "%s held the worker for %s ms while it waited%s."
              .formatted(
                  first.id,
                  ms(first.total(TimelineSymbol.HELD)),
                  others.isEmpty() ? "" : "; so did " + enumerated(others)));
    }
  }

  /** A slow call that waits for its turn somewhere else than in the server's queue. */
  private static void late(Row row, List<String> sentences) {
    List<TimelineStretch> worker = TimelineStretch.only(TimelineSymbol.WORKER, row.stretches);
    if (!worker.isEmpty() && row.has(TimelineSymbol.GATE)) {
      double gap = row.gates().get(0).start() - worker.get(0).end();
      if (gap > NOTICED_MS) {
        sentences.add(
            "%s's slow call began %s ms after the worker was free again."
                .formatted(row.id, ms(gap)));
      }
    }
  }

  private static void queued(Row row, List<String> sentences) {
    double queued = row.total(TimelineSymbol.QUEUED);
    if (queued > NOTICED_MS) {
      String end =
          row.has(TimelineSymbol.WORKER)
              ? " before the worker took it."
              : " and no worker took it.";
      sentences.add("%s waited %s ms in the server's queue%s".formatted(row.id, ms(queued), end));
    }
  }

  /** The requests whose waits at the slow call share a moment; none when there is no such pair. */
  private static List<Row> together(List<Row> rows) {
    List<Row> most = List.of();
    for (Row row : rows) {
      for (TimelineStretch gate : row.gates()) {
        double middle = (gate.start() + gate.end()) / 2;
        List<Row> there = rows.stream().filter(other -> other.isAtTheGate(middle)).toList();
        most = there.size() > most.size() ? there : most;
      }
    }
    return most.size() > 1 ? most : List.of();
  }

  private static String atTheSameTime(List<Row> rows) {
    String ids = enumerated(rows.stream().map(Row::id).toList());
    long holding = rows.stream().filter(row -> row.has(TimelineSymbol.HELD)).count();
    String worker =
        holding == 0
            ? "and the worker was free."
            : holding == rows.size() ? "each on a worker of its own." : "some holding a worker.";
    return "%s waited at the slow call at the same time, %s".formatted(ids, worker);
  }

  private static void oneAfterAnother(List<Row> rows, List<String> sentences) {
    List<Row> waiting = rows.stream().filter(row -> row.has(TimelineSymbol.GATE)).toList();
    if (waiting.size() > 1) {
      String held =
          waiting.stream().anyMatch(row -> row.has(TimelineSymbol.HELD))
              ? "."
              : ", though the worker was free.";
      sentences.add("The slow calls ran one after another, never two at once" + held);
    }
  }

  private static String enumerated(List<String> ids) {
    if (ids.size() == 1) {
      return ids.get(0);
    }
    String first = ids.stream().limit(ids.size() - 1L).collect(Collectors.joining(", "));
    return first + " and " + ids.get(ids.size() - 1);
  }

  private static String ms(double ms) {
    return String.format(Locale.ROOT, "%.0f", ms);
  }

  private record Row(String id, List<TimelineStretch> stretches) {
    static Row of(Timeline.Request request) {
      return new Row(PrintableText.line(request.id()), TimelineStretch.of(request));
    }

    double total(TimelineSymbol ink) {
      return TimelineStretch.total(ink, stretches);
    }

    boolean has(TimelineSymbol ink) {
      return stretches.stream().anyMatch(stretch -> stretch.ink() == ink);
    }

    List<TimelineStretch> gates() {
      return TimelineStretch.only(TimelineSymbol.GATE, stretches);
    }

    boolean isAtTheGate(double moment) {
      return gates().stream().anyMatch(gate -> gate.start() <= moment && moment <= gate.end());
    }
  }
}
