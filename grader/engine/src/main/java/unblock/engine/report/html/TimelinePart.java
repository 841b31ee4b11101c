package unblock.engine.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import unblock.engine.model.Timeline;
import unblock.engine.model.TimelineEvent;
import unblock.engine.report.PrintableText;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * A timeline with its picture, its table of events, the ideal order and the questions.
 *
 * @param anchor the beginning of all ids of its elements
 * @param routes the requests in words, as in {@code R1 /login}
 * @param divergence the index of the first event that departs from the ideal order
 * @param frames the indexes of the key frames that are printed
 */
record TimelinePart(
    String anchor,
    List<String> routes,
    List<Step> steps,
    Picture yours,
    Picture ideal,
    Optional<Integer> divergence,
    List<BranchPoint> branches,
    List<Integer> frames) {
  private static final int FRAMES = 6;

  /**
   * An event with its sentences.
   *
   * @param number from 1
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

  static TimelinePart of(String anchor, Timeline timeline, boolean isFree, Translator texts) {
    List<TimelineEvent> events = timeline.events();
    return new TimelinePart(
        anchor,
        timeline.requests().stream()
            .map(each -> PrintableText.line(each.id() + " " + each.route()))
            .toList(),
        steps(events, texts),
        PictureLayout.of(events, texts),
        PictureLayout.of(IdealOrder.of(timeline.requests(), isFree), texts),
        IdealOrder.divergence(events, isFree),
        BranchPoint.in(events),
        frames(events.size()));
  }

  private static List<Step> steps(List<TimelineEvent> events, Translator texts) {
    List<Step> steps = new ArrayList<>();
    Situation situation = new Situation();
    for (TimelineEvent event : events) {
      situation.add(event);
      String thread = PrintableText.line(event.thread());
      steps.add(
          new Step(
              steps.size() + 1,
              event.kind().toString(),
              event.request(),
              thread,
              event.line(),
              event.atMs(),
              texts.text(
                  Message.of(
                      "html.event." + event.kind(), "request", event.request(), "thread", thread)),
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
