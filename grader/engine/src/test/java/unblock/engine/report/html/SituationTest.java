package unblock.engine.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import unblock.engine.model.TimelineEvent;
import unblock.engine.model.TimelineEvent.Kind;
import unblock.message.Translator;

class SituationTest {
  @Test
  void aHandlerThatWaitsForItsCallHoldsTheWorker() {
    assertThat(afterTheCall(Kind.RELEASED, Kind.LEFT))
        .isEqualTo(
            "In the queue: R2. Waiting for its slow call on a worker: R1. See UserHandlers.java:26.");
  }

  @Test
  void aHandlerThatLeavesTheWorkerHasOnlyStartedItsCall() {
    assertThat(afterTheCall(Kind.LEFT, Kind.RELEASED))
        .isEqualTo("In the queue: R2. Running on a worker: R1.");
  }

  private static String afterTheCall(Kind next, Kind last) {
    List<TimelineEvent> events =
        List.of(
            event(Kind.SENT, "R1"),
            event(Kind.SENT, "R2"),
            event(Kind.TAKEN, "R1"),
            event(Kind.CALLED, "R1"),
            event(next, "R1"),
            event(last, "R1"));
    Situation situation = new Situation(events);
    for (int i = 0; i < 4; i++) {
      situation.addNext();
    }
    return Translator.of(Locale.ENGLISH).text(situation.waiting());
  }

  private static TimelineEvent event(Kind kind, String request) {
    String line = kind == Kind.CALLED ? "UserHandlers.java:26" : "";
    return new TimelineEvent(kind, request, 0, "worker-17", line);
  }
}
