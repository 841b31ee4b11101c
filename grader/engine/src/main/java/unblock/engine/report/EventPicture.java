package unblock.engine.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import unblock.engine.model.Timeline;
import unblock.engine.model.TimelineEvent;
import unblock.engine.model.TimelineEvent.Kind;
import unblock.message.Translator;

/**
 * A picture of the events of a timeline in characters: one row for each request, and one column for
 * each event, in their order. The steps of a held trial, and the phases of its handlers, are lines
 * of full height, each with a letter and a sentence. Unlike a picture with times, it is the same on
 * any machine.
 */
public final class EventPicture {
  private static final int WIDEST_EVENT = 3;
  private static final String GAP = "  ";
  private static final int LETTERS = 26;

  private final Timeline timeline;
  private final List<TimelineColumn> columns;
  private final List<InnerWait> waits;
  private final TimelineCharacters characters;
  private final Translator texts;
  private final int labelWidth;
  private final int columnWidth;
  private final Map<String, StringBuilder> rows = new HashMap<>();
  private final Set<TimelineSymbol> used = EnumSet.noneOf(TimelineSymbol.class);

  private EventPicture(
      Timeline timeline, TimelineCharacters characters, int width, Translator texts) {
    this.timeline = timeline;
    this.columns = TimelineColumn.of(timeline.events());
    this.waits = InnerWait.in(columns);
    this.characters = characters;
    this.texts = texts;
    labelWidth =
        timeline.requests().stream().mapToInt(each -> TextWidth.of(label(each))).max().orElse(0);
    int space = width - labelWidth - GAP.length();
    columnWidth = Math.max(1, Math.min(WIDEST_EVENT, space / Math.max(1, columns.size())));
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
    for (int i = 0; i < columns.size(); i++) {
      int at = i;
      rows.forEach((request, row) -> row.append(cell(request, at)));
    }
    String indent = " ".repeat(labelWidth) + GAP;
    List<String> lines = new ArrayList<>();
    if (columns.stream().anyMatch(EventPicture::isStep)) {
      lines.add((indent + letters()).stripTrailing());
    }
    for (Timeline.Request request : timeline.requests()) {
      String label = TextWidth.padded(label(request), labelWidth);
      String row = label + GAP + rows.get(request.id());
      lines.add((row + GAP + status(request.id())).stripTrailing());
    }
    for (TimelineSymbol symbol : TimelineSymbol.values()) {
      if (used.contains(symbol)) {
        lines.add(indent + characters.of(symbol) + " " + texts.text(symbol.words()));
      }
    }
    for (TimelineColumn column : columns) {
      column.step().ifPresent(each -> lines.add(indent + letter(column) + " " + texts.text(each)));
    }
    return lines.stream().map(PrintableText::withoutCommands).toList();
  }

  /** The letters of the steps, each above its line. */
  private String letters() {
    return columns.stream()
        .map(each -> isStep(each) ? String.valueOf(letter(each)) : "")
        .map(each -> TextWidth.padded(each, columnWidth))
        .collect(Collectors.joining());
  }

  private char letter(TimelineColumn step) {
    List<TimelineColumn> steps = columns.stream().filter(EventPicture::isStep).toList();
    return (char) ('a' + steps.indexOf(step) % LETTERS);
  }

  private static boolean isStep(TimelineColumn column) {
    return column.step().isPresent();
  }

  /** What that request does from the column with that index on, until the next one. */
  private String cell(String request, int at) {
    boolean isReplied = kinds(request, columns.subList(at, at + 1)).contains(Kind.REPLIED);
    Optional<TimelineSymbol> symbol =
        isReplied ? Optional.of(TimelineSymbol.REPLY) : symbol(request, at);
    symbol.ifPresent(used::add);
    int times = symbol.equals(Optional.of(TimelineSymbol.REPLY)) ? 1 : columnWidth;
    String cell = symbol.map(each -> String.valueOf(characters.of(each)).repeat(times)).orElse("");
    String padded = TextWidth.padded(cell, columnWidth);
    return isStep(columns.get(at)) ? "|" + padded.substring(1) : padded;
  }

  private List<Kind> kinds(String request, List<TimelineColumn> part) {
    return part.stream()
        .flatMap(column -> column.events().stream())
        .filter(each -> each.request().equals(request))
        .map(TimelineEvent::kind)
        .toList();
  }

  private Optional<TimelineSymbol> symbol(String request, int at) {
    List<Kind> past = kinds(request, columns.subList(0, at + 1));
    List<Kind> future = kinds(request, columns.subList(at + 1, columns.size()));
    if (past.isEmpty() || past.contains(Kind.REPLIED)) {
      return Optional.empty();
    }
    List<Kind> now = kinds(request, columns.subList(at, at + 1));
    boolean isTurn = now.contains(Kind.TAKEN) && now.contains(Kind.LEFT);
    boolean isOnWorker = isTurn || past.lastIndexOf(Kind.TAKEN) > past.lastIndexOf(Kind.LEFT);
    boolean isAtTheGate = past.lastIndexOf(Kind.CALLED) > past.lastIndexOf(Kind.RELEASED);
    if (isOnWorker) {
      // A handler that leaves before its call ends has only started it.
      boolean isHeld =
          !isTurn && isAtTheGate && !future.isEmpty() && future.get(0) == Kind.RELEASED;
      return Optional.of(isHeld ? TimelineSymbol.HELD : TimelineSymbol.WORKER);
    }
    if (isAtTheGate) {
      return Optional.of(TimelineSymbol.GATE);
    }
    if (waits.stream().anyMatch(each -> each.covers(request, at))) {
      return Optional.of(TimelineSymbol.ELSEWHERE);
    }
    return past.contains(Kind.TAKEN) ? Optional.empty() : Optional.of(TimelineSymbol.QUEUED);
  }

  /** The status of the reply; empty when there is none, or it is unknown. */
  private String status(String request) {
    return timeline.events().stream()
        .filter(each -> each.kind() == Kind.REPLIED && each.request().equals(request))
        .map(each -> PrintableText.line(each.detail()))
        .findFirst()
        .orElse("");
  }

  private static String label(Timeline.Request request) {
    return TextWidth.cut(PrintableText.line(request.id() + " " + request.route()), 20);
  }
}
