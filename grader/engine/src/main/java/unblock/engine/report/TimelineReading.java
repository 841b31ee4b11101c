package unblock.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import unblock.engine.model.Timeline;
import unblock.message.Message;

/** Describes a timeline in sentences for readers who see such a picture for the first time. */
public final class TimelineReading {
  /** The shortest wait that is mentioned. */
  private static final double NOTICED_MS = 5;

  private TimelineReading() {}

  /** Returns one sentence for each notable event, in the order of the requests in the picture. */
  public static List<Message> of(Timeline timeline) {
    List<Row> rows =
        timeline.requests().stream().limit(TimelinePicture.MOST_ROWS).map(Row::of).toList();
    List<Message> sentences = new ArrayList<>();
    List<Row> together = together(rows);
    held(rows.stream().filter(row -> !together.contains(row)).toList(), sentences);
    queued(rows, sentences);
    late(rows, sentences);
    if (together.isEmpty()) {
      oneAfterAnother(rows, sentences);
    } else {
      sentences.add(atTheSameTime(together));
    }
    return sentences;
  }

  private static void held(List<Row> rows, List<Message> sentences) {
    List<Row> holding =
        rows.stream().filter(row -> row.total(TimelineSymbol.HELD) > NOTICED_MS).toList();
    if (!holding.isEmpty()) {
      Row first = holding.get(0);
      List<String> others = holding.stream().skip(1).map(Row::id).toList();
      sentences.add(
          Message.of(
              others.isEmpty() ? "timeline.held" : "timeline.held-as-others",
              "request",
              first.id,
              "ms",
              first.total(TimelineSymbol.HELD),
              "others",
              enumerated(others)));
    }
  }

  /** Adds a sentence for slow calls that are queued outside the server's queue. */
  private static void late(List<Row> rows, List<Message> sentences) {
    waits("timeline.late", rows, Row::gapBeforeTheGate, sentences);
  }

  private static void queued(List<Row> rows, List<Message> sentences) {
    Map<Boolean, List<Row>> taken =
        rows.stream().collect(Collectors.partitioningBy(row -> row.has(TimelineSymbol.WORKER)));
    ToDoubleFunction<Row> queued = row -> row.total(TimelineSymbol.QUEUED);
    waits("timeline.queued", taken.getOrDefault(true, List.of()), queued, sentences);
    waits("timeline.never-taken", taken.getOrDefault(false, List.of()), queued, sentences);
  }

  /** Adds one sentence about the requests that waited long enough to be mentioned. */
  private static void waits(
      String key, List<Row> rows, ToDoubleFunction<Row> wait, List<Message> sentences) {
    List<Row> noticed = rows.stream().filter(row -> wait.applyAsDouble(row) > NOTICED_MS).toList();
    if (!noticed.isEmpty()) {
      double longest = noticed.stream().mapToDouble(wait).max().orElse(0);
      Message requests = enumerated(noticed.stream().map(Row::id).toList());
      sentences.add(Message.of(key, "requests", requests, "ms", longest));
    }
  }

  /**
   * Returns the requests whose waits at the slow call overlap in time; empty without such a pair.
   */
  private static List<Row> together(List<Row> rows) {
    List<Row> most = List.of();
    for (Row row : rows) {
      for (TimelineStretch gate : row.gates()) {
        double middle = (gate.start() + gate.end()) / 2;
        List<Row> overlapping = rows.stream().filter(other -> other.isAtTheGate(middle)).toList();
        most = overlapping.size() > most.size() ? overlapping : most;
      }
    }
    return most.size() > 1 ? most : List.of();
  }

  private static Message atTheSameTime(List<Row> rows) {
    Message ids = enumerated(rows.stream().map(Row::id).toList());
    long holding = rows.stream().filter(row -> row.has(TimelineSymbol.HELD)).count();
    String worker = holding == 0 ? "free" : holding == rows.size() ? "each-own" : "some-held";
    return Message.of("timeline.together." + worker, "requests", ids);
  }

  private static void oneAfterAnother(List<Row> rows, List<Message> sentences) {
    List<Row> waiting = rows.stream().filter(row -> row.has(TimelineSymbol.GATE)).toList();
    if (waiting.size() > 1) {
      boolean held = waiting.stream().anyMatch(row -> row.has(TimelineSymbol.HELD));
      if (!held) {
        sentences.add(Message.of("timeline.serial-with-free-worker"));
      } else if (rows.stream().noneMatch(Row::isKeptFromTheWorker)) {
        sentences.add(Message.of("timeline.serial"));
      }
    }
  }

  /** Names as in {@code R1, R2 and R3}. */
  static Message enumerated(List<String> ids) {
    if (ids.size() <= 1) {
      return Message.verbatim(String.join("", ids));
    }
    int last = ids.size() - 1;
    return Message.of("timeline.and", "first", ids.subList(0, last), "last", ids.get(last));
  }

  private record Row(String id, List<TimelineStretch> stretches) {
    static Row of(Timeline.Request request) {
      return new Row(PrintableText.line(request.id()), TimelineStretch.of(request));
    }

    double total(TimelineSymbol symbol) {
      return TimelineStretch.total(symbol, stretches);
    }

    boolean has(TimelineSymbol symbol) {
      return stretches.stream().anyMatch(stretch -> stretch.symbol() == symbol);
    }

    /** Whether it waited for the worker for so long that a sentence says so. */
    boolean isKeptFromTheWorker() {
      return total(TimelineSymbol.QUEUED) > NOTICED_MS;
    }

    List<TimelineStretch> gates() {
      return TimelineStretch.only(TimelineSymbol.GATE, stretches);
    }

    /** How long after the worker was free again the slow call began; 0 without such a gap. */
    double gapBeforeTheGate() {
      List<TimelineStretch> worker = TimelineStretch.only(TimelineSymbol.WORKER, stretches);
      return worker.isEmpty() || !has(TimelineSymbol.GATE)
          ? 0
          : gates().get(0).start() - worker.get(0).end();
    }

    boolean isAtTheGate(double moment) {
      return gates().stream().anyMatch(gate -> gate.start() <= moment && moment <= gate.end());
    }
  }
}
