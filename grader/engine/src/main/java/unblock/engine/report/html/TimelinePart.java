package unblock.engine.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import unblock.engine.model.Timeline;
import unblock.engine.model.TimelineEvent;
import unblock.engine.model.TimelineEvent.Kind;
import unblock.engine.report.PrintableText;
import unblock.engine.report.TimelineColumn;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * A timeline with its picture, its table of events, another picture beside it and the questions.
 *
 * @param anchor the beginning of all ids of its elements
 * @param heading the heading of its part of a page
 * @param about what the events are, in a few sentences
 * @param routes the requests in words, as in {@code R1 /login}
 * @param name the name of the timeline
 * @param beside the pictures to compare with
 * @param frames the indexes of the key frames that are printed
 */
record TimelinePart(
    String anchor,
    String heading,
    String about,
    List<String> routes,
    List<Step> steps,
    String name,
    Picture picture,
    List<Beside> beside,
    Optional<Difference> difference,
    List<BranchPoint> branches,
    List<Integer> frames) {
  private static final int FRAMES = 6;

  /**
   * An event with its sentences, or a step of a held trial with its events.
   *
   * @param number from 1
   * @param kind one or more, with spaces between them
   * @param request none, one or more, with spaces between them
   * @param waiting who waits for whom after it, and why
   * @param queue the number of requests in the server's queue after it
   */
  record Step(
      int number,
      String kind,
      String request,
      String thread,
      String line,
      double atMs,
      String what,
      String waiting,
      int queue) {}

  /**
   * Another picture of the same requests.
   *
   * @param about where its events come from; empty when its name says it
   */
  record Beside(String name, String about, Picture picture) {
    private static Beside of(
        String name, String about, List<TimelineEvent> events, Translator texts) {
      return new Beside(name, about, PictureLayout.of(events, texts));
    }
  }

  /** The first event that departs from the other picture, from 0, with a sentence about it. */
  record Difference(int at, String sentence) {
    private static Optional<Difference> in(
        List<TimelineEvent> events, boolean isFree, String key, Translator texts) {
      return IdealOrder.divergence(events, isFree)
          .map(at -> new Difference(at, texts.text(Message.of(key, "number", at + 1))));
    }
  }

  /** Returns the timeline of a held trial. */
  static TimelinePart ofHeldTrial(
      String anchor, String trial, Timeline timeline, Translator texts) {
    return of(
        anchor,
        texts.text("html.timeline"),
        texts.text(Message.of("timeline.held-trial", "trial", trial)),
        texts.text("html.yours"),
        timeline,
        List.of(),
        Optional.empty(),
        texts);
  }

  /**
   * Returns a student's timeline beside the ideal order.
   *
   * @param isFree whether the worker has to stay free
   * @param change the order without the one line that blocks, if there is one
   */
  static TimelinePart of(
      String anchor,
      Timeline timeline,
      boolean isFree,
      Optional<OneLineChange> change,
      Translator texts) {
    List<Beside> beside = new ArrayList<>();
    change.ifPresent(each -> beside.add(changed(each, texts)));
    beside.add(
        Beside.of(
            texts.text("html.ideal"),
            texts.text("html.ideal.about"),
            IdealOrder.of(timeline, isFree),
            texts));
    return of(
        anchor,
        texts.text("html.timeline"),
        texts.text("html.timeline.about"),
        texts.text("html.yours"),
        timeline,
        beside,
        Difference.in(timeline.events(), isFree, "html.diverges", texts),
        texts);
  }

  private static Beside changed(OneLineChange change, Translator texts) {
    return Beside.of(
        texts.text(Message.of("html.changed", "line", change.line())),
        texts.text("html.changed.about"),
        change.events(),
        texts);
  }

  /** Returns the timeline of a run, beside that of another run if there is one. */
  static TimelinePart of(String anchor, ComparisonPage.Part part, Translator texts) {
    Timeline first = part.first().timeline();
    return of(
        anchor,
        part.heading(),
        part.about(),
        part.first().name(),
        first,
        part.second().stream()
            .map(each -> Beside.of(each.name(), "", each.timeline().events(), texts))
            .toList(),
        part.second().isEmpty()
            ? Optional.empty()
            : Difference.in(first.events(), part.isFree(), "html.diverges.runs", texts),
        texts);
  }

  private static TimelinePart of(
      String anchor,
      String heading,
      String about,
      String name,
      Timeline timeline,
      List<Beside> beside,
      Optional<Difference> difference,
      Translator texts) {
    List<TimelineColumn> columns = TimelineColumn.of(timeline.events());
    return new TimelinePart(
        anchor,
        heading,
        hasPulse(timeline.events()) ? about + " " + texts.text("html.timeline.pulse") : about,
        timeline.requests().stream()
            .map(each -> PrintableText.line(each.id() + " " + each.route()))
            .toList(),
        steps(columns, texts),
        name,
        PictureLayout.of(timeline.events(), texts),
        beside,
        difference,
        BranchPoint.in(timeline.events()),
        frames(columns.size()));
  }

  private static boolean hasPulse(List<TimelineEvent> events) {
    return events.stream()
        .map(TimelineEvent::kind)
        .anyMatch(each -> each == Kind.PULSE_ANSWERED || each == Kind.PULSE_MISSED);
  }

  private static List<Step> steps(List<TimelineColumn> columns, Translator texts) {
    List<Step> steps = new ArrayList<>();
    Situation situation =
        new Situation(columns.stream().flatMap(each -> each.events().stream()).toList());
    for (TimelineColumn column : columns) {
      Message what = ColumnSentence.of(column, situation);
      column.events().forEach(each -> situation.addNext());
      TimelineEvent event = column.first();
      steps.add(
          new Step(
              steps.size() + 1,
              column.kinds(),
              column.requests(),
              PrintableText.line(event.thread()),
              event.line(),
              event.atMs(),
              texts.text(what),
              texts.text(situation.waiting()),
              situation.queued()));
    }
    return steps;
  }

  /** Spreads the key frames evenly, the last event among them. */
  private static List<Integer> frames(int events) {
    return IntStream.rangeClosed(1, FRAMES)
        .map(each -> each * events / FRAMES - 1)
        .filter(each -> each >= 0)
        .distinct()
        .boxed()
        .toList();
  }
}
