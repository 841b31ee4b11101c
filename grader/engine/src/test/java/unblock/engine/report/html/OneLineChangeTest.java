package unblock.engine.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Score;
import unblock.engine.model.Timeline;
import unblock.engine.model.TimelineEvent;
import unblock.engine.model.TimelineEvent.Kind;
import unblock.engine.model.Verdict;
import unblock.engine.model.Visibility;
import unblock.message.Message;

class OneLineChangeTest {
  private static final String LINE = "UserHandlers.java:26";

  /** One helper holds the worker for both requests. */
  private static final List<TimelineEvent> BLOCKED =
      events(
          "gate-shut",
          "sent R1",
          "sent R2",
          "taken R1",
          "called R1",
          "pulse-missed",
          "gate-open",
          "released R1",
          "left R1",
          "replied R1",
          "taken R2",
          "called R2",
          "released R2",
          "left R2",
          "replied R2");

  @Test
  void theRequestsInTheQueueMakeTheirCallsBeforeTheGateOpens() {
    assertThat(words(change(BLOCKED, finding(Severity.BLOCKS, 26))))
        .containsExactly(
            "gate-shut",
            "sent R1",
            "sent R2",
            "taken R1",
            "called R1",
            "left R1",
            "taken R2",
            "called R2",
            "left R2",
            "pulse-answered",
            "gate-open",
            "released R1",
            "replied R1",
            "released R2",
            "replied R2");
  }

  @Test
  void aRequestThatDoesNotHoldTheWorkerStaysAsItIs() {
    List<TimelineEvent> run =
        events(
            "gate-shut",
            "sent R1",
            "sent R2",
            "taken R1",
            "called R1",
            "left R1",
            "taken R2",
            "called R2",
            "pulse-missed",
            "gate-open",
            "released R1",
            "released R2",
            "left R2",
            "taken R1",
            "replied R2",
            "left R1",
            "replied R1");

    assertThat(words(change(run, finding(Severity.BLOCKS, 26))))
        .containsExactly(
            "gate-shut",
            "sent R1",
            "sent R2",
            "taken R1",
            "called R1",
            "left R1",
            "taken R2",
            "called R2",
            "left R2",
            "pulse-answered",
            "gate-open",
            "released R1",
            "released R2",
            "taken R1",
            "replied R2",
            "left R1",
            "replied R1");
  }

  @Test
  void theSameEventsAreThereAndNoneIsTimed() {
    OneLineChange change = change(BLOCKED, finding(Severity.BLOCKS, 26)).orElseThrow();

    assertThat(change.line()).isEqualTo(LINE);
    assertThat(change.events()).hasSameSizeAs(BLOCKED);
    assertThat(change.events()).extracting(TimelineEvent::atMs).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void severalLinesHaveNoOrder() {
    assertThat(change(BLOCKED, finding(Severity.BLOCKS, 26), finding(Severity.BLOCKS, 40)))
        .isEmpty();
    assertThat(change(BLOCKED, finding(Severity.BLOCKS, 26), finding(Severity.MAY_BLOCK, 26)))
        .isEmpty();
    assertThat(change(BLOCKED)).isEmpty();
  }

  @Test
  void anotherLineThatHoldsTheWorkerHasNoOrder() {
    assertThat(change(BLOCKED, finding(Severity.BLOCKS, 27))).isEmpty();
  }

  @Test
  void aRunInWhichNothingHoldsTheWorkerHasNoOrder() {
    List<TimelineEvent> free =
        events(
            "gate-shut",
            "sent R1",
            "taken R1",
            "called R1",
            "left R1",
            "gate-open",
            "released R1",
            "replied R1");

    assertThat(change(free, finding(Severity.BLOCKS, 26))).isEmpty();
  }

  @Test
  void aRunThatDoesNotEndHasNoOrder() {
    assertThat(change(BLOCKED.subList(0, 12), finding(Severity.BLOCKS, 26))).isEmpty();
    assertThat(change(BLOCKED.subList(0, 6), finding(Severity.BLOCKS, 26))).isEmpty();
  }

  private static Optional<OneLineChange> change(List<TimelineEvent> run, Finding... findings) {
    GradedCriterion criterion =
        new GradedCriterion(
            "offload.event-loop",
            Aspect.EVENT_LOOP,
            Message.verbatim("free"),
            Verdict.FAILED,
            new Score(0, 8),
            Visibility.VISIBLE,
            Message.verbatim("held"),
            List.of(findings));
    return OneLineChange.in(
        new GradedExercise(
            "offload",
            criterion.points(),
            List.of(criterion),
            Timeline.EMPTY,
            new Evidence.Trouble(Message.empty())),
        run);
  }

  private static Finding finding(Severity severity, int line) {
    return new Finding(
        "blocking-call",
        severity,
        "UserHandlers.java",
        line,
        Message.verbatim("waits"),
        List.of(),
        List.of());
  }

  private static List<TimelineEvent> events(String... words) {
    List<TimelineEvent> events = new ArrayList<>();
    for (String each : words) {
      String[] parts = each.split(" ");
      Kind kind = Kind.valueOf(parts[0].toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
      String request = parts.length > 1 ? parts[1] : "";
      String thread = request.isEmpty() || kind == Kind.SENT ? "" : "worker-17";
      String line = kind == Kind.CALLED ? LINE : "";
      events.add(new TimelineEvent(kind, request, 7.5 * events.size(), thread, line));
    }
    return events;
  }

  private static Stream<String> words(Optional<OneLineChange> change) {
    return change.stream()
        .flatMap(each -> each.events().stream())
        .map(each -> (each.kind() + " " + each.request()).strip());
  }
}
