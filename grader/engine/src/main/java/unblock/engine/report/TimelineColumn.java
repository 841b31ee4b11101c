package unblock.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unblock.engine.model.HandlersPhase;
import unblock.engine.model.TimelineEvent;
import unblock.engine.model.TimelineEvent.Kind;
import unblock.message.Message;

/**
 * Events of a timeline that a picture shows at one place. In a held trial these are a step with the
 * requests that it sent or the slow calls that it released, and a turn on the worker or a slow call
 * that nothing interrupted; else each event is alone.
 *
 * @param events at least one
 */
public record TimelineColumn(List<TimelineEvent> events) {
  public TimelineColumn {
    events = List.copyOf(events);
  }

  /** Whether these events contain the steps of a held trial. */
  public static boolean areOfAHeldTrial(List<TimelineEvent> events) {
    return events.stream().anyMatch(each -> each.kind().isStep());
  }

  /** Returns the columns of these events, in order. */
  public static List<TimelineColumn> of(List<TimelineEvent> events) {
    boolean isHeldTrial = areOfAHeldTrial(events);
    List<TimelineColumn> columns = new ArrayList<>();
    int from = 0;
    while (from < events.size()) {
      int to = isHeldTrial ? end(events, from) : from + 1;
      columns.add(new TimelineColumn(events.subList(from, to)));
      from = to;
    }
    return columns;
  }

  /** The index after the last event that belongs to the one with that index. */
  private static int end(List<TimelineEvent> events, int from) {
    return switch (events.get(from).kind()) {
      case STEP_SENT -> endOf(Kind.SENT, events, from);
      case STEP_RELEASED, STEP_OPENED -> endOf(Kind.RELEASED, events, from);
      case TAKEN -> endOfTurn(Kind.LEFT, events, from);
      case CALLED -> endOfTurn(Kind.RELEASED, events, from);
      default -> from + 1;
    };
  }

  private static int endOf(Kind kind, List<TimelineEvent> events, int from) {
    int end = from + 1;
    while (end < events.size() && events.get(end).kind() == kind) {
      end++;
    }
    return end;
  }

  /** Finds the end of something that a request did while nothing else happened. */
  private static int endOfTurn(Kind last, List<TimelineEvent> events, int from) {
    String request = events.get(from).request();
    for (int i = from + 1; i < events.size(); i++) {
      if (!events.get(i).request().equals(request) || events.get(i).kind().isStep()) {
        return from + 1;
      }
      if (events.get(i).kind() == last) {
        return i + 1;
      }
    }
    return from + 1;
  }

  /** The event that gives the column its name. */
  public TimelineEvent first() {
    return events.get(0);
  }

  /** The kinds of the events, each once, as in {@code step-sent sent}. */
  public String kinds() {
    return String.join(
        " ", events.stream().map(each -> each.kind().toString()).distinct().toList());
  }

  /** The requests of the events, each once, as in {@code R1 R2}. */
  public String requests() {
    return String.join(
        " ",
        events.stream()
            .map(TimelineEvent::request)
            .filter(each -> !each.isEmpty())
            .distinct()
            .toList());
  }

  /**
   * What the grader or the handlers did, in one sentence; empty when the column is neither a step
   * of a held trial nor a new phase of the handlers.
   */
  public Optional<Message> step() {
    Kind kind = first().kind();
    String key = "timeline.event." + kind;
    List<String> subjects =
        RequestRanges.of(events.stream().skip(1).map(TimelineColumn::subject).toList());
    return switch (kind) {
      case HANDLERS -> Optional.of(Message.of(key + phase().map(each -> "." + each).orElse("")));
      case STEP_RELEASED, STEP_OPENED ->
          Optional.of(Message.of(subjects.isEmpty() ? key + ".nothing" : key, "request", subjects));
      case STEP_MADE, STEP_STARTED, STEP_SENT, STEP_CLOSED, STEP_INTERRUPTED ->
          Optional.of(Message.of(key, "request", subjects));
      default -> Optional.empty();
    };
  }

  /** The phase to which the handlers came; empty when they did not, or it is unknown. */
  public Optional<HandlersPhase> phase() {
    return Stream.of(HandlersPhase.values())
        .filter(each -> first().kind() == Kind.HANDLERS)
        .filter(each -> each.toString().equals(first().detail()))
        .findFirst();
  }

  /** A request, with its slow call when that is no look-up. */
  private static String subject(TimelineEvent event) {
    String call = event.kind() == Kind.RELEASED ? event.detail() : "";
    return PrintableText.line((event.request() + " " + call).strip());
  }
}
