package unblock.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static unblock.engine.EnglishTexts.english;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import unblock.engine.Course;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Aspect;
import unblock.engine.model.Gathering;
import unblock.engine.model.Pulse;
import unblock.engine.model.Span;
import unblock.engine.model.Timeline;
import unblock.engine.model.Verdict;

/**
 * Tests reports against observations: they fail a criterion only where they contradict each other.
 */
final class ContradictionRuleTest {
  private static final Exercise OFFLOAD = Course.standard().get("offload");
  private static final Span GATE = new Span(Span.Kind.GATE, 2, 50);
  private static final Span REPLY = new Span(Span.Kind.REPLY, 50, 51);

  @Test
  void handlersOneAfterAnotherOnTheOneWorkerContradictNothing() {
    assertThat(judge(i -> List.of(worker(i, i + 1), GATE, REPLY), Aspect.EVENT_LOOP)).isEmpty();
  }

  @Test
  void repliesToRequestsOfWhichNoHandlerWasReportedContradictTheReports() {
    Optional<CheckOutcome> opinion = judge(i -> List.of(GATE, REPLY), Aspect.EVENT_LOOP);

    assertThat(opinion)
        .hasValueSatisfying(
            seen -> {
              assertThat(seen.verdict()).isEqualTo(Verdict.FAILED);
              assertThat(english(seen.message()))
                  .startsWith(
                      "What the process reported contradicts what the grader saw: 3 requests");
            });
  }

  @Test
  void oneReportIsEnoughForThereToBeNoContradiction() {
    assertThat(
            judge(
                i -> i == 0 ? List.of(worker(0, 1), GATE, REPLY) : List.of(GATE, REPLY),
                Aspect.EVENT_LOOP))
        .isEmpty();
  }

  @Test
  void moreRequestsOnWorkersThanThePoolHasThreadsContradictIt() {
    Optional<CheckOutcome> opinion =
        judge(i -> List.of(worker(i, 50), GATE, REPLY), Aspect.CONCURRENCY);

    assertThat(opinion)
        .hasValueSatisfying(
            seen ->
                assertThat(english(seen.message()))
                    .contains("has 1 thread ", "3 requests were on them"));
  }

  @Test
  void whatRestsOnRepliesAloneIsLeftAsItIs() {
    for (Aspect aspect : List.of(Aspect.ANSWERS, Aspect.ERRORS, Aspect.ISOLATION)) {
      assertThat(judge(i -> List.of(GATE, REPLY), aspect)).isEmpty();
    }
  }

  @Test
  void requestsThatNeverCameToTheGateTellNothing() {
    assertThat(judge(i -> List.of(REPLY), Aspect.EVENT_LOOP)).isEmpty();
  }

  @Test
  void reportsOnRequestsThatNobodySentContradictWhatWasSent() {
    Spans right = i -> List.of(worker(i, i + 1), GATE, REPLY);

    assertThat(judge(right, Aspect.CLEAN_UP, List.of("made-up")))
        .hasValueSatisfying(
            seen -> {
              assertThat(seen.verdict()).isEqualTo(Verdict.FAILED);
              assertThat(english(seen.message()))
                  .startsWith(
                      "What the process reported contradicts what the grader saw: it reported on")
                  .contains("1 request that nobody had sent");
            });
    assertThat(judge(right, Aspect.ANSWERS, List.of("made-up"))).isEmpty();
  }

  private interface Spans {
    List<Span> of(int request);
  }

  private static Span worker(double startMs, double endMs) {
    return new Span(Span.Kind.WORKER, startMs, endMs);
  }

  private static Optional<CheckOutcome> judge(Spans spans, Aspect aspect) {
    return judge(spans, aspect, List.of());
  }

  private static Optional<CheckOutcome> judge(Spans spans, Aspect aspect, List<String> unsent) {
    List<Timeline.Request> requests =
        IntStream.range(0, 3)
            .mapToObj(i -> new Timeline.Request("R" + i, "/info", spans.of(i)))
            .toList();
    Gathering gathering = new Gathering(3, 3, 0, new Timeline(requests), Pulse.ANSWERED, List.of());
    CriterionCheck check =
        OFFLOAD.criteria().stream()
            .filter(each -> each.aspect().equals(aspect))
            .findFirst()
            .orElseThrow()
            .check();
    return ContradictionRule.judge(
        check, Observed.allRight().gathered(gathering).ran().withUnsent(unsent), OFFLOAD);
  }
}
