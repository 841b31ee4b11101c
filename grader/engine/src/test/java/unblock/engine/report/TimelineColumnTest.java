package unblock.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import unblock.engine.model.TimelineEvent;
import unblock.engine.model.TimelineEvent.Kind;

class TimelineColumnTest {
  private final List<TimelineColumn> columns =
      TimelineColumn.of(HeldTrialSamples.timeline("worker").events());

  @Test
  void aStepIsOneColumnWithWhatItSentOrReleased() {
    assertThat(columns).hasSize(HeldTrialSamples.COLUMNS);
    assertThat(columns)
        .extracting(TimelineColumn::kinds)
        .contains("step-sent sent", "step-released released", "step-opened released");
    assertThat(columns.get(5).requests()).isEqualTo("R1 R2 R3");
  }

  @Test
  void aTurnThatNothingInterruptsIsOneColumn() {
    assertThat(columns.subList(6, 9))
        .extracting(TimelineColumn::kinds)
        .containsExactly("taken called left", "taken left", "taken replied left");
  }

  @Test
  void aTurnDuringWhichTheGraderTakesAStepIsSeveral() {
    List<TimelineEvent> held =
        List.of(
            event(Kind.STEP_SENT, ""),
            event(Kind.SENT, "R1"),
            event(Kind.TAKEN, "R1"),
            event(Kind.CALLED, "R1"),
            event(Kind.STEP_RELEASED, ""),
            event(Kind.RELEASED, "R1"),
            event(Kind.LEFT, "R1"));

    assertThat(TimelineColumn.of(held))
        .extracting(TimelineColumn::kinds)
        .containsExactly("step-sent sent", "taken", "called", "step-released released", "left");
  }

  @Test
  void eachEventOfARendezvousIsAlone() {
    List<TimelineEvent> rendezvous =
        List.of(event(Kind.SENT, "R1"), event(Kind.TAKEN, "R1"), event(Kind.LEFT, "R1"));

    assertThat(TimelineColumn.of(rendezvous)).hasSize(3);
  }

  @Test
  void aWaitInsideTheProgramOutlastsAStepOfTheGrader() {
    assertThat(InnerWait.in(columns)).containsExactly(new InnerWait("R2", 7, 11));
  }

  private static TimelineEvent event(Kind kind, String request) {
    return new TimelineEvent(kind, request, 0, "worker", "");
  }
}
