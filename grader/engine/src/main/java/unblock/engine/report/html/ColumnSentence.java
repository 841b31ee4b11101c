package unblock.engine.report.html;

import java.util.List;
import unblock.engine.model.TimelineEvent;
import unblock.engine.model.TimelineEvent.Kind;
import unblock.engine.report.PrintableText;
import unblock.engine.report.TimelineColumn;
import unblock.message.Message;

/** What happened in a column of a timeline, in a sentence for each of its events. */
final class ColumnSentence {
  private ColumnSentence() {}

  /**
   * Returns the sentences.
   *
   * @param before the situation before the column
   */
  static Message of(TimelineColumn column, Situation before) {
    return column.step().orElseGet(() -> sentences(column, before));
  }

  private static Message sentences(TimelineColumn column, Situation before) {
    List<TimelineEvent> events = column.events();
    // That a turn on the worker ends goes without saying when nothing interrupts it.
    return events.stream()
        .filter(each -> events.size() == 1 || each.kind() != Kind.LEFT)
        .map(each -> sentence(each, before))
        .reduce(Message::joined)
        .orElse(Message.empty());
  }

  private static Message sentence(TimelineEvent event, Situation before) {
    return Message.of(
        "html.event." + name(event, before) + ending(event),
        "request",
        event.request(),
        "thread",
        PrintableText.line(event.thread()),
        "call",
        PrintableText.line(event.detail()),
        "status",
        PrintableText.line(event.detail()));
  }

  /** A request that a worker takes once more is resumed. */
  private static String name(TimelineEvent event, Situation before) {
    boolean isResumed = event.kind() == Kind.TAKEN && before.isBegun(event.request());
    return isResumed ? "resumed" : event.kind().toString();
  }

  /** Distinguishes calls by their names and owners, and replies with a status. */
  private static String ending(TimelineEvent event) {
    return switch (event.kind()) {
      case CALLED, RELEASED ->
          event.request().isEmpty() ? ".other" : event.detail().isEmpty() ? "" : ".named";
      case REPLIED -> event.detail().isEmpty() ? "" : ".status";
      default -> "";
    };
  }
}
