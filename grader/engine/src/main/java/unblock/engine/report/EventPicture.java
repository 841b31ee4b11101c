package unblock.engine.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import unblock.engine.model.Timeline;
import unblock.engine.model.TimelineEvent;
import unblock.engine.model.TimelineEvent.Kind;
import unblock.message.Translator;

/**
 * A picture of the events of a timeline in characters: one row for each request, and one column for
 * each event, in their order. Unlike a picture with times, it is the same on any machine.
 */
public final class EventPicture {
  private static final int WIDEST_EVENT = 3;
  private static final String GAP = "  ";

  private final Timeline timeline;
  private final TimelineCharacters characters;
  private final Translator texts;
  private final int labelWidth;
  private final int eventWidth;
  private final Map<String, StringBuilder> rows = new HashMap<>();
  private final Set<TimelineSymbol> used = EnumSet.noneOf(TimelineSymbol.class);

  private EventPicture(
      Timeline timeline, TimelineCharacters characters, int width, Translator texts) {
    this.timeline = timeline;
    this.characters = characters;
    this.texts = texts;
    labelWidth =
        timeline.requests().stream().mapToInt(each -> TextWidth.of(label(each))).max().orElse(0);
    int space = width - labelWidth - GAP.length();
    eventWidth = Math.max(1, Math.min(WIDEST_EVENT, space / Math.max(1, timeline.events().size())));
  }

  /**
   * Returns the lines of the picture with its legend; empty for a timeline without events.
   *
   * @param width the number of columns that it should not exceed
   */
  public static List<String> of(
      Timeline timeline, TimelineCharacters characters, int width, Translator texts) {
    return timeline.events().isEmpty()
        ? List.of()
        : new EventPicture(timeline, characters, width, texts).lines();
  }

  private List<String> lines() {
    timeline.requests().forEach(each -> rows.put(each.id(), new StringBuilder()));
    for (int i = 0; i < timeline.events().size(); i++) {
      int at = i;
      rows.forEach((request, row) -> row.append(cell(request, at)));
    }
    List<String> lines = new ArrayList<>();
    for (Timeline.Request request : timeline.requests()) {
      String label = TextWidth.padded(label(request), labelWidth);
      lines.add((label + GAP + rows.get(request.id())).stripTrailing());
    }
    for (TimelineSymbol symbol : TimelineSymbol.values()) {
      if (used.contains(symbol)) {
        String indent = " ".repeat(labelWidth);
        lines.add(indent + GAP + characters.of(symbol) + " " + texts.text(symbol.words()));
      }
    }
    return lines.stream().map(PrintableText::withoutCommands).toList();
  }

  /** What that request does from the event with that index on, until the next one. */
  private String cell(String request, int at) {
    List<TimelineEvent> events = timeline.events();
    List<Kind> past = kinds(request, events.subList(0, at + 1));
    List<Kind> future = kinds(request, events.subList(at + 1, events.size()));
    TimelineEvent last = events.get(at);
    Optional<TimelineSymbol> symbol =
        last.kind() == Kind.REPLIED && last.request().equals(request)
            ? Optional.of(TimelineSymbol.REPLY)
            : symbol(past, future);
    symbol.ifPresent(used::add);
    int times = symbol.equals(Optional.of(TimelineSymbol.REPLY)) ? 1 : eventWidth;
    String cell = symbol.map(each -> String.valueOf(characters.of(each)).repeat(times)).orElse("");
    return TextWidth.padded(cell, eventWidth);
  }

  private static List<Kind> kinds(String request, List<TimelineEvent> events) {
    return events.stream()
        .filter(each -> each.request().equals(request))
        .map(TimelineEvent::kind)
        .toList();
  }

  private static Optional<TimelineSymbol> symbol(List<Kind> past, List<Kind> future) {
    if (past.isEmpty() || past.contains(Kind.REPLIED)) {
      return Optional.empty();
    }
    boolean isOnWorker = past.lastIndexOf(Kind.TAKEN) > past.lastIndexOf(Kind.LEFT);
    boolean isAtTheGate = past.lastIndexOf(Kind.CALLED) > past.lastIndexOf(Kind.RELEASED);
    if (isOnWorker) {
      // A handler that leaves before its call ends has only started it.
      boolean isHeld = isAtTheGate && !future.isEmpty() && future.get(0) == Kind.RELEASED;
      return Optional.of(isHeld ? TimelineSymbol.HELD : TimelineSymbol.WORKER);
    }
    if (isAtTheGate) {
      return Optional.of(TimelineSymbol.GATE);
    }
    return past.contains(Kind.TAKEN) ? Optional.empty() : Optional.of(TimelineSymbol.QUEUED);
  }

  private static String label(Timeline.Request request) {
    return TextWidth.cut(PrintableText.line(request.id() + " " + request.route()), 20);
  }
}
