package unblock.engine.report.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import unblock.engine.model.HandlersPhase;
import unblock.engine.model.TimelineEvent;
import unblock.engine.model.TimelineEvent.Kind;
import unblock.engine.report.InnerWait;
import unblock.engine.report.PrintableText;
import unblock.engine.report.TimelineColumn;
import unblock.message.Translator;

/** Places the columns of a timeline in lanes. */
final class PictureLayout {
  /** The phase of the handlers that begins with a step. */
  private static final Map<Kind, HandlersPhase> RUNNING =
      Map.of(
          Kind.STEP_MADE, HandlersPhase.MAKING,
          Kind.STEP_STARTED, HandlersPhase.STARTING,
          Kind.STEP_CLOSED, HandlersPhase.CLOSING);

  private final List<TimelineColumn> columns;
  private final List<InnerWait> waits;
  private final PictureLanes lanes;
  private final Translator texts;
  private final List<Picture.Bar> bars = new ArrayList<>();
  private final List<Picture.Dot> dots = new ArrayList<>();
  private final List<Picture.Mark> marks = new ArrayList<>();
  private final List<Picture.Arrow> arrows = new ArrayList<>();
  private final Map<String, Integer> sent = new HashMap<>();
  private final Map<String, Integer> queued = new LinkedHashMap<>();
  private final Map<String, Integer> taken = new HashMap<>();
  private final Map<String, Call> called = new HashMap<>();
  private final Map<String, String> workerOf = new HashMap<>();

  /** The y of the place that each request came to last. */
  private final Map<String, Integer> places = new HashMap<>();

  private Optional<Phase> phase = Optional.empty();

  /** A slow call that has not ended, and the column at which it began. */
  private record Call(TimelineEvent event, int from) {}

  /** A phase of the handlers that has not ended, and the column at which it began. */
  private record Phase(HandlersPhase phase, int from) {}

  private PictureLayout(List<TimelineEvent> events, Translator texts) {
    this.texts = texts;
    columns = TimelineColumn.of(events);
    waits = InnerWait.in(columns);
    lanes = new PictureLanes(columns, waits, texts);
  }

  static Picture of(List<TimelineEvent> events, Translator texts) {
    PictureLayout layout = new PictureLayout(events, texts);
    layout.events();
    return new Picture(
        layout.columns.size(),
        layout.lanes.height(),
        layout.lanes.all(),
        layout.bars,
        layout.dots,
        layout.marks,
        layout.arrows);
  }

  /** Adds the shapes: each begins or ends at a column. */
  private void events() {
    for (int i = 0; i < columns.size(); i++) {
      int at = i;
      columns.get(i).events().forEach(event -> add(event, at));
      columns.get(i).phase().ifPresent(each -> begin(each, at));
    }
    int last = columns.size() - 1;
    queued.forEach((request, from) -> bar("queue", request, from, last));
    called.values().forEach(call -> bar("service", call.event(), call.from(), last));
    taken.forEach(
        (request, from) ->
            end("worker " + workerOf.getOrDefault(request, ""), request, from, last));
    waits.forEach(each -> bar("inside", each.request(), each.from(), each.to()));
    endPhase(last);
  }

  private void add(TimelineEvent event, int at) {
    String request = event.request();
    switch (event.kind()) {
      case SENT -> {
        sent.put(request, at);
        queued.put(request, at);
        places.put(request, lanes.middle("queue", request));
        workerOf.values().stream()
            .findFirst()
            .ifPresent(holder -> arrow("behind", at, request, lanes.worker(holder)));
      }
      case TAKEN -> {
        move(at, request, lanes.worker(event.thread()));
        leaveTheQueue(request, at);
        taken.put(request, at);
        workerOf.put(request, event.thread());
      }
      case LEFT -> {
        end("worker " + event.thread(), request, taken.remove(request), at);
        places.put(request, lanes.worker(event.thread()));
        workerOf.remove(request);
      }
      case CALLED -> {
        leaveTheQueue(request, at);
        called.put(request, new Call(event, at));
        places.put(request, origin(event));
        move(at, request, lanes.middle("service", request));
      }
      case RELEASED -> {
        places.put(request, lanes.middle("service", request));
        release(event, called.remove(request), at);
      }
      case REPLIED -> {
        leaveTheQueue(request, at);
        bar("client", request, sent.get(request), at);
        String status = PrintableText.line(event.detail());
        int number = lanes.number(request);
        dots.add(new Picture.Dot(request, number, status, at, lanes.middle("reply")));
        arrow("arrow", at, request, lanes.top("reply") + 4);
      }
      case HANDLERS -> {}
      default -> mark(event.kind(), at);
    }
  }

  /** Adds a mark of full height for a step of the grader. */
  private void mark(Kind kind, int at) {
    Optional.ofNullable(RUNNING.get(kind)).ifPresent(each -> begin(each, at));
    String name = texts.text("html.mark." + kind);
    marks.add(new Picture.Mark(kind.toString(), name, at, lanes.lineOfMark(marks.size())));
  }

  private void begin(HandlersPhase next, int at) {
    endPhase(at);
    phase = Optional.of(new Phase(next, at));
  }

  /** Ends the current phase of the handlers, if there is one. */
  private void endPhase(int to) {
    phase.ifPresent(
        each -> row("handlers", texts.text("html.phase." + each.phase()), 0, each.from(), to));
  }

  private void leaveTheQueue(String request, int at) {
    bar("queue", request, queued.remove(request), at);
  }

  private void release(TimelineEvent event, @Nullable Call call, int at) {
    if (call != null) {
      bar("service", call.event(), call.from(), at);
      String lane = "pool " + event.thread();
      if (lanes.isOfOneRequest(event.thread())) {
        end(lane, event.request(), call.from(), at);
      } else if (lanes.has(lane)) {
        bar(lane, event.request(), call.from(), at);
      }
    }
  }

  /** Adds a bar in the row of a thread, if it has one. */
  private void end(String lane, String request, @Nullable Integer from, int to) {
    if (from != null) {
      row(lane, request, lanes.number(request), from, to);
    }
  }

  /** Adds a bar in a lane with one row, if there is that lane. */
  private void row(String lane, String name, int number, int from, int to) {
    if (lanes.has(lane)) {
      int height = PictureLanes.ROW - 2;
      bars.add(new Picture.Bar(name, number, from, to, lanes.top(lane) + 5, height));
    }
  }

  private void bar(String lane, String request, @Nullable Integer from, int to) {
    if (from != null) {
      bar(lane, request, request, from, to);
    }
  }

  /** Adds a bar with the name of a slow call. */
  private void bar(String lane, TimelineEvent call, int from, int to) {
    String name = (call.request() + " " + call.detail()).strip();
    bar(lane, call.request(), PrintableText.line(name), from, to);
  }

  private void bar(String lane, String request, String name, int from, int to) {
    int y = lanes.middle(lane, request) - PictureLanes.CHIP / 2 + 1;
    int height = PictureLanes.CHIP - 2;
    bars.add(new Picture.Bar(name, lanes.number(request), from, to, y, height));
  }

  /** The middle of the row of the thread that made a slow call. */
  private int origin(TimelineEvent call) {
    String lane = "pool " + call.thread();
    if (lanes.has(lane)) {
      return lanes.isOfOneRequest(call.thread())
          ? lanes.middle(lane)
          : lanes.middle(lane, call.request());
    }
    return lanes.worker(workerOf.getOrDefault(call.request(), call.thread()));
  }

  /** Adds an arrow from the last place of the request to that one. */
  private void move(int at, String request, int to) {
    arrow("arrow", at, request, to);
    places.put(request, to);
  }

  private void arrow(String kind, int at, String request, int to) {
    int from = places.getOrDefault(request, lanes.middle("queue", request));
    arrows.add(new Picture.Arrow(kind, at, from, to));
  }
}
