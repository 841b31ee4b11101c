package unblock.engine.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unblock.engine.model.Timeline;
import unblock.engine.model.TimelineEvent;
import unblock.engine.model.TimelineEvent.Kind;

class IdealOrderTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void doesNotDepartFromItself(boolean isFree) {
    List<TimelineEvent> ideal = IdealOrder.of(run(List.of()), isFree);

    assertThat(IdealOrder.divergence(ideal, isFree)).isEmpty();
    assertThat(ideal).filteredOn(each -> each.kind() == Kind.REPLIED).hasSize(3);
  }

  @Test
  void aLookUpOfAnAsynchronousStoreReturnsToTheWorkerAndACallOfAServiceDoesNot() {
    List<TimelineEvent> run =
        List.of(
            event(Kind.TAKEN, "R1"),
            event(Kind.CALLED, "R1"),
            event(Kind.RELEASED, "R1"),
            event(Kind.TAKEN, "R1"),
            event(Kind.TAKEN, "R2"),
            event(Kind.CALLED, "R2"),
            event(Kind.RELEASED, "R2"),
            event(Kind.LEFT, "R2"));

    List<TimelineEvent> ideal = IdealOrder.of(run(run), true);

    assertThat(kinds(ideal, "R1"))
        .containsExactly(
            Kind.SENT,
            Kind.TAKEN,
            Kind.CALLED,
            Kind.LEFT,
            Kind.RELEASED,
            Kind.TAKEN,
            Kind.LEFT,
            Kind.REPLIED);
    assertThat(kinds(ideal, "R2"))
        .containsExactly(
            Kind.SENT, Kind.TAKEN, Kind.LEFT, Kind.CALLED, Kind.RELEASED, Kind.REPLIED);
    assertThat(IdealOrder.divergence(ideal, true)).isEmpty();
  }

  @Test
  void aCallThatKeepsTheWorkerIsTheFirstDifference() {
    List<TimelineEvent> events =
        List.of(
            event(Kind.SENT, "R1"),
            event(Kind.TAKEN, "R1"),
            event(Kind.CALLED, "R1"),
            event(Kind.GATE_OPEN, ""));

    assertThat(IdealOrder.divergence(events, true)).contains(2);
    assertThat(IdealOrder.divergence(events, false)).isEmpty();
  }

  @Test
  void aCallBeforeTheHandlerReturnsIsNoDifference() {
    List<TimelineEvent> events =
        List.of(
            event(Kind.SENT, "R1"),
            event(Kind.TAKEN, "R1"),
            event(Kind.CALLED, "R1"),
            event(Kind.LEFT, "R1"),
            event(Kind.GATE_OPEN, ""));

    assertThat(IdealOrder.divergence(events, true)).isEmpty();
  }

  @Test
  void theGateThatOpensTooEarlyIsTheFirstDifference() {
    List<TimelineEvent> events =
        List.of(event(Kind.SENT, "R1"), event(Kind.SENT, "R2"), event(Kind.GATE_OPEN, ""));

    assertThat(IdealOrder.divergence(events, true)).contains(2);
  }

  private static Timeline run(List<TimelineEvent> events) {
    return new Timeline(
        Stream.of("R1", "R2", "R3")
            .map(id -> new Timeline.Request(id, "/info", List.of()))
            .toList(),
        events);
  }

  private static List<Kind> kinds(List<TimelineEvent> events, String request) {
    return events.stream()
        .filter(each -> each.request().equals(request))
        .map(TimelineEvent::kind)
        .toList();
  }

  private static TimelineEvent event(Kind kind, String request) {
    return new TimelineEvent(kind, request, 0, request.isEmpty() ? "" : "worker", "");
  }
}
