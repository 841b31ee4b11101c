package unblock.engine.report.html;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import unblock.engine.model.TimelineEvent;
import unblock.engine.model.TimelineEvent.Kind;
import unblock.engine.report.PrintableText;
import unblock.message.Translator;

/** Places the events of a timeline in lanes. */
final class PictureLayout {
  private static final int CHIP = 15;
  private static final int ROW = 24;
  private static final int MOST_THREADS = 8;

  private final List<TimelineEvent> events;
  private final Translator texts;
  private final List<String> requests;
  private final List<String> workers;
  private final List<String> pool;
  private final List<Picture.Lane> lanes = new ArrayList<>();
  private final Map<String, Integer> tops = new HashMap<>();
  private final List<Picture.Bar> bars = new ArrayList<>();
  private final List<Picture.Dot> dots = new ArrayList<>();
  private final List<Picture.Mark> marks = new ArrayList<>();
  private final List<Picture.Arrow> arrows = new ArrayList<>();
  private int bottom = Picture.HEAD;

  private PictureLayout(List<TimelineEvent> events, Translator texts) {
    this.events = events;
    this.texts = texts;
    requests =
        events.stream()
            .filter(each -> each.kind() == Kind.SENT)
            .map(TimelineEvent::request)
            .toList();
    workers = threads(Kind.TAKEN, List.of());
    pool = threads(Kind.CALLED, workers);
  }

  static Picture of(List<TimelineEvent> events, Translator texts) {
    PictureLayout layout = new PictureLayout(events, texts);
    layout.lanes();
    layout.events();
    return new Picture(
        events.size(),
        layout.bottom,
        layout.lanes,
        layout.bars,
        layout.dots,
        layout.marks,
        layout.arrows);
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

  private void lanes() {
    lane("client", texts.text("html.lane.client"), CHIP * requests.size());
    lane("queue", texts.text("html.lane.queue"), CHIP * requests.size());
    workers.forEach(each -> lane("worker " + each, PrintableText.line(each), ROW));
    pool.forEach(
        each ->
            lane(
                "pool " + each,
                PrintableText.line(each),
                isOfOneRequest(each) ? ROW : CHIP * requests.size()));
    lane("service", texts.text("html.lane.service"), CHIP * requests.size());
    lane("reply", texts.text("html.lane.reply"), ROW);
    long steps = events.stream().filter(each -> each.request().isEmpty()).count();
    lane("grader", texts.text("html.lane.grader"), CHIP * (int) steps);
  }

  /** Whether the slow calls on the threads of that name belong to one request. */
  private boolean isOfOneRequest(String thread) {
    return events.stream()
            .filter(each -> each.kind() == Kind.CALLED && each.thread().equals(thread))
            .map(TimelineEvent::request)
            .distinct()
            .count()
        <= 1;
  }

  private void lane(String key, String name, int height) {
    tops.put(key, bottom);
    lanes.add(new Picture.Lane(name, bottom, height + 8));
    bottom += height + 8;
  }

  /** Adds the shapes: each begins or ends at an event. */
  private void events() {
    Map<String, Integer> sent = new HashMap<>();
    Map<String, Integer> queued = new LinkedHashMap<>();
    Map<String, Integer> taken = new HashMap<>();
    Map<String, Integer> called = new HashMap<>();
    Map<String, String> workerOf = new HashMap<>();
    Map<String, Integer> origins = new HashMap<>();
    for (int i = 0; i < events.size(); i++) {
      TimelineEvent event = events.get(i);
      String request = event.request();
      switch (event.kind()) {
        case SENT -> {
          sent.put(request, i);
          queued.put(request, i);
          behind(i, request, workerOf);
        }
        case TAKEN -> {
          if (queued.containsKey(request)) {
            leaveTheQueue(queued, request, i);
            arrow("hand-over", i, middle("queue", request), worker(event.thread()));
          } else {
            arrow("completion", i, middle("service", request), worker(event.thread()));
          }
          taken.put(request, i);
          origins.put(request, worker(event.thread()));
          workerOf.put(request, event.thread());
        }
        case LEFT -> {
          end("worker " + event.thread(), request, taken.remove(request), i);
          origins.put(request, worker(event.thread()));
          workerOf.remove(request);
        }
        case CALLED -> {
          leaveTheQueue(queued, request, i);
          called.put(request, i);
          arrow("hand-over", i, origin(event, request, workerOf), middle("service", request));
        }
        case RELEASED -> {
          origins.put(request, middle("service", request));
          release(event, called.remove(request), i);
        }
        case REPLIED -> {
          leaveTheQueue(queued, request, i);
          bar("client", request, sent.get(request), i);
          dots.add(new Picture.Dot(request, number(request), i, top("reply") + ROW / 2 + 4));
          int origin = origins.getOrDefault(request, middle("queue", request));
          arrow("completion", i, origin, top("reply") + 4);
        }
        case GATE_SHUT, GATE_OPEN, PULSE_ANSWERED, PULSE_MISSED ->
            marks.add(
                new Picture.Mark(
                    event.kind().toString(),
                    texts.text("html.mark." + event.kind()),
                    i,
                    top("grader") + CHIP * (marks.size() + 1)));
      }
    }
    int last = events.size() - 1;
    queued.forEach((request, from) -> bar("queue", request, from, last));
    called.forEach((request, from) -> bar("service", request, from, last));
    taken.forEach(
        (request, from) ->
            end("worker " + workerOf.getOrDefault(request, ""), request, from, last));
  }

  private void behind(int at, String request, Map<String, String> workerOf) {
    workerOf.values().stream()
        .findFirst()
        .ifPresent(thread -> arrow("behind", at, middle("queue", request), worker(thread)));
  }

  private void leaveTheQueue(Map<String, Integer> queued, String request, int at) {
    Integer from = queued.remove(request);
    if (from != null) {
      bar("queue", request, from, at);
    }
  }

  private void release(TimelineEvent event, @Nullable Integer from, int at) {
    if (from != null) {
      bar("service", event.request(), from, at);
      if (isOfOneRequest(event.thread())) {
        end("pool " + event.thread(), event.request(), from, at);
      } else if (tops.containsKey("pool " + event.thread())) {
        bar("pool " + event.thread(), event.request(), from, at);
      }
    }
  }

  /** Adds a bar in the row of a thread, if it has one. */
  private void end(String lane, String request, @Nullable Integer from, int to) {
    if (from != null && tops.containsKey(lane)) {
      bars.add(new Picture.Bar(request, number(request), from, to, top(lane) + 5, ROW - 2));
    }
  }

  private void bar(String lane, String request, @Nullable Integer from, int to) {
    if (from != null) {
      bars.add(
          new Picture.Bar(
              request, number(request), from, to, middle(lane, request) - CHIP / 2 + 1, CHIP - 2));
    }
  }

  private int origin(TimelineEvent event, String request, Map<String, String> workerOf) {
    String lane = "pool " + event.thread();
    return Optional.ofNullable(tops.get(lane))
        .map(top -> isOfOneRequest(event.thread()) ? top + ROW / 2 + 4 : middle(lane, request))
        .orElseGet(() -> worker(workerOf.getOrDefault(request, event.thread())));
  }

  private int worker(String thread) {
    int first = workers.isEmpty() ? top("queue") : top("worker " + workers.get(0));
    return tops.getOrDefault("worker " + thread, first) + ROW / 2 + 4;
  }

  private int middle(String lane, String request) {
    return top(lane) + 4 + CHIP * (number(request) - 1) + CHIP / 2;
  }

  private int top(String lane) {
    return tops.getOrDefault(lane, Picture.HEAD);
  }

  private int number(String request) {
    return Math.max(1, requests.indexOf(request) + 1);
  }

  private void arrow(String kind, int at, int from, int to) {
    arrows.add(new Picture.Arrow(kind, at, from, to));
  }
}
