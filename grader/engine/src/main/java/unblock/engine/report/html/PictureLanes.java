package unblock.engine.report.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import unblock.engine.model.TimelineEvent;
import unblock.engine.model.TimelineEvent.Kind;
import unblock.engine.report.InnerWait;
import unblock.engine.report.PrintableText;
import unblock.engine.report.TimelineColumn;
import unblock.message.Translator;

/** The lanes of a picture from top to bottom, with the heights of their rows. */
final class PictureLanes {
  /** The height of the row of a request in a lane of all requests. */
  static final int CHIP = 15;

  /** The height of a lane with one row. */
  static final int ROW = 24;

  private static final int MOST_THREADS = 8;

  /** The names of the grader's steps are on so many lines, in turn. */
  private static final int LINES_OF_MARKS = 4;

  private final List<TimelineEvent> events;
  private final Translator texts;
  private final List<String> requests;
  private final List<String> workers;
  private final List<Picture.Lane> lanes = new ArrayList<>();
  private final Map<String, Integer> tops = new HashMap<>();
  private int bottom = Picture.HEAD;

  /** Arranges the lanes that these columns need. */
  PictureLanes(List<TimelineColumn> columns, List<InnerWait> waits, Translator texts) {
    this.texts = texts;
    events = columns.stream().flatMap(column -> column.events().stream()).toList();
    requests =
        events.stream()
            .filter(each -> each.kind() == Kind.SENT)
            .map(TimelineEvent::request)
            .toList();
    workers = threads(Kind.TAKEN, List.of());
    int all = CHIP * requests.size();
    add("client", all);
    add("queue", all);
    workers.forEach(each -> add("worker " + each, PrintableText.line(each), ROW));
    for (String each : threads(Kind.CALLED, workers)) {
      add("pool " + each, PrintableText.line(each), isOfOneRequest(each) ? ROW : all);
    }
    if (!waits.isEmpty()) {
      add("inside", all);
    }
    // Calls that belong to no request have a row of their own.
    boolean hasOthers = has(each -> each.kind() == Kind.CALLED && each.request().isEmpty());
    add("service", hasOthers ? all + CHIP : all);
    boolean hasStatus = has(each -> each.kind() == Kind.REPLIED && !each.detail().isEmpty());
    add("reply", hasStatus ? ROW + CHIP : ROW);
    if (has(each -> each.kind() == Kind.HANDLERS)) {
      add("handlers", ROW);
    }
    int marks = (int) columns.stream().filter(each -> each.first().kind().isOfGrader()).count();
    add("grader", CHIP * Math.min(LINES_OF_MARKS, marks));
  }

  private List<String> threads(Kind kind, List<String> without) {
    return events.stream()
        .filter(each -> each.kind() == kind)
        .map(TimelineEvent::thread)
        .filter(each -> !each.isEmpty() && !without.contains(each))
        .distinct()
        .limit(MOST_THREADS)
        .toList();
  }

  private boolean has(Predicate<TimelineEvent> what) {
    return events.stream().anyMatch(what);
  }

  private void add(String lane, int height) {
    add(lane, texts.text("html.lane." + lane), height);
  }

  private void add(String lane, String name, int height) {
    tops.put(lane, bottom);
    lanes.add(new Picture.Lane(name, bottom, height + 8));
    bottom += height + 8;
  }

  List<Picture.Lane> all() {
    return lanes;
  }

  /** The height of all lanes with the numbers above them. */
  int height() {
    return bottom;
  }

  boolean has(String lane) {
    return tops.containsKey(lane);
  }

  int top(String lane) {
    return tops.getOrDefault(lane, Picture.HEAD);
  }

  /** The middle of a lane with one row. */
  int middle(String lane) {
    return top(lane) + ROW / 2 + 4;
  }

  /** The middle of a request's row in a lane of all requests. */
  int middle(String lane, String request) {
    int row = request.isEmpty() ? requests.size() : number(request) - 1;
    return top(lane) + 4 + CHIP * row + CHIP / 2;
  }

  /** The middle of the lane of a worker; of the first one when that worker has none. */
  int worker(String thread) {
    String lane = "worker " + thread;
    return has(lane) || workers.isEmpty() ? middle(lane) : middle("worker " + workers.get(0));
  }

  /** The base line of the name of a mark. */
  int lineOfMark(int number) {
    return top("grader") + CHIP * (number % LINES_OF_MARKS + 1);
  }

  /** The request's number, from 1; 0 for no request. */
  int number(String request) {
    return request.isEmpty() ? 0 : Math.max(1, requests.indexOf(request) + 1);
  }

  /** Whether the slow calls on the threads of that name belong to one request. */
  boolean isOfOneRequest(String thread) {
    return events.stream()
            .filter(each -> each.kind() == Kind.CALLED && each.thread().equals(thread))
            .map(TimelineEvent::request)
            .distinct()
            .count()
        <= 1;
  }
}
