package unblock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import unblock.engine.exercise.Question;
import unblock.engine.exercise.users.UserRoutes;
import unblock.engine.model.Reply;
import unblock.engine.model.Timeline;
import unblock.engine.model.TimelineEvent;
import unblock.engine.model.TimelineEvent.Kind;
import unblock.runtime.ProtocolMessage;

class RequestEventsTest {
  private static final long MS = 1_000_000;

  private final WorkerMarks marks = new WorkerMarks();
  private final long start = 7_000 * MS;

  @Test
  void ordersTheStepsOfTheRequestsAndOfTheGate() {
    PendingRequest alice = call("A", "alice", 1, 90);
    mark("A", "enter", 10);
    mark("A", "exit", 30);
    List<GateStep> gate =
        List.of(new GateStep(Kind.GATE_SHUT, at(0)), new GateStep(Kind.GATE_OPEN, at(60)));

    Timeline timeline = marks.timeline(List.of(alice), List.of(arrival("alice", 20, 70)), gate);

    assertThat(timeline.events())
        .extracting(TimelineEvent::kind)
        .containsExactly(
            Kind.GATE_SHUT,
            Kind.SENT,
            Kind.TAKEN,
            Kind.CALLED,
            Kind.LEFT,
            Kind.GATE_OPEN,
            Kind.RELEASED,
            Kind.REPLIED);
  }

  /** The message of a call arrives some time after the call. */
  @Test
  void aCallIsOlderThanItsMessage() {
    PendingRequest alice = call("A", "alice", 1, 90);
    mark("A", "enter", 10);
    mark("A", "exit", 30);

    Timeline timeline =
        marks.timeline(List.of(alice), List.of(arrival("alice", 20, 70)), List.of());

    assertThat(timeline.events().get(2))
        .satisfies(
            event -> {
              assertThat(event.kind()).isEqualTo(Kind.CALLED);
              assertThat(event.thread()).isEqualTo("worker-1");
              assertThat(event.line()).isEqualTo("UserHandlers.java:26");
              assertThat(event.request()).isEqualTo("R1");
            });
  }

  @Test
  void aCallIsNoOlderThanItsRequest() {
    PendingRequest alice = call("A", "alice", 5, 90);
    mark("A", "enter", 10);

    Timeline timeline =
        marks.timeline(List.of(alice), List.of(arrival("alice", -1_000_000, 70)), List.of());

    assertThat(timeline.events()).allSatisfy(event -> assertThat(event.atMs()).isNotNegative());
    assertThat(timeline.events().get(0).kind()).isEqualTo(Kind.SENT);
  }

  @Test
  void aStepOfAHeldTrialTakesItsRequestsAndReleasesWithIt() {
    PendingRequest alice = call("A", "alice", 3, 90);
    mark("A", "enter", 10);
    List<GateStep> steps =
        List.of(
            new GateStep(Kind.STEP_SENT, at(1)),
            new GateStep(Kind.STEP_RELEASED, at(60)),
            new GateStep(Kind.HANDLERS, at(95), "closed"));

    Timeline timeline =
        marks.heldTimeline(List.of(alice), List.of(arrival("alice", 20, 70)), steps);

    assertThat(timeline.events())
        .extracting(event -> event.kind() + " " + event.atMs() + " " + event.detail())
        .containsExactly(
            "step-sent 0.0 ",
            "sent 0.0 ",
            "taken 9.0 ",
            "called 19.0 ",
            "step-released 59.0 ",
            "released 59.0 ",
            "replied 89.0 ",
            "handlers 94.0 closed");
  }

  @Test
  void manyRequestsHaveNoEvents() {
    List<PendingRequest> many =
        IntStream.range(0, 9).mapToObj(i -> call("A" + i, "user-" + i, i, 90)).toList();

    assertThat(marks.timeline(many.subList(0, 8), List.of(), List.of()).events()).hasSize(16);
    assertThat(marks.timeline(many, List.of(), List.of()).events()).isEmpty();
  }

  @Test
  void aChildChoosesNeitherTheLengthOfANameNorTheFormOfALine() {
    CallOrigin origin =
        CallOrigin.of(
            ProtocolMessage.of(
                "gate", "1", "alice", "", "x".repeat(9_000), "<b>.java:1", "9".repeat(40)));

    assertThat(origin).isEqualTo(new CallOrigin("x".repeat(60), "", OptionalLong.empty()));
  }

  /** The child's clock is the grader's clock here, and each mark arrives at once. */
  private void mark(String request, String what, long ms) {
    marks.accept(
        ProtocolMessage.of("mark", request, what, Long.toString(at(ms)), "0", "worker-1"), at(ms));
  }

  private PendingRequest call(String id, String username, long sentMs, long repliedMs) {
    Question question =
        new Question(
            UserRoutes.INFO,
            "a question",
            username,
            List.of(),
            new Reply(200, Map.of("info", "x")));
    PendingRequest call = new PendingRequest(id, question, at(sentMs), new CompletableFuture<>());
    call.repliedNanos = at(repliedMs);
    return call;
  }

  private Gate.Arrival arrival(String username, long calledMs, long releasedMs) {
    return new Gate.Arrival(
        username,
        "",
        List.of(),
        new CallOrigin("worker-1", "UserHandlers.java:26", OptionalLong.of(at(calledMs))),
        at(40),
        new CompletableFuture<>(),
        CompletableFuture.completedFuture(at(releasedMs)));
  }

  private long at(long ms) {
    return start + ms * MS;
  }
}
