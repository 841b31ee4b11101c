package unblock.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static unblock.engine.EnglishTexts.english;
import static unblock.engine.judge.JudgedOffload.LOGIN_BLOCKS;
import static unblock.engine.judge.JudgedOffload.NOBODY;
import static unblock.engine.judge.JudgedOffload.SERVERS_THREAD;
import static unblock.engine.judge.JudgedOffload.criterion;
import static unblock.engine.judge.JudgedOffload.finding;
import static unblock.engine.judge.JudgedOffload.judge;
import static unblock.engine.judge.JudgedOffload.verdict;
import static unblock.engine.judge.Observed.allRight;
import static unblock.engine.judge.Observed.gathering;
import static unblock.engine.judge.Observed.together;
import static unblock.engine.model.Verdict.FAILED;
import static unblock.engine.model.Verdict.INCONCLUSIVE;
import static unblock.engine.model.Verdict.PASSED;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;
import unblock.engine.Course;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Gathering;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Pulse;
import unblock.engine.model.Verdict;

/** Tests the verdict on the event loop. */
class EventLoopJudgeTest {
  static Stream<Arguments> cases() {
    Finding blocks = finding(Severity.BLOCKS, 23, "read from the classes");
    Finding computes = finding(Severity.COMPUTES, 40, "computes");
    Finding mayBlock = finding(Severity.MAY_BLOCK, 30, "may wait");
    Finding opaque = finding(Severity.OPAQUE, 31, "reflection");
    Gathering missed = gathering(3, 1, 0, Pulse.MISSED, LOGIN_BLOCKS);
    Gathering missedByNobody = gathering(3, 1, 0, Pulse.MISSED, NOBODY);
    return Stream.of(
        loop("the worker free, nothing found", o -> o, PASSED, 0),
        loop("a slow call on the worker", o -> o.onWorker(LOGIN_BLOCKS), FAILED, 1),
        loop("the same slow call twice", o -> o.onWorker(LOGIN_BLOCKS, LOGIN_BLOCKS), FAILED, 1),
        loop("no pulse, a line on the worker", o -> o.gathered(missed), FAILED, 1),
        loop(
            "no pulse in the second gathering",
            o -> o.gathered(together(3, Pulse.ANSWERED), missed),
            FAILED,
            1),
        loop("no pulse, no line", o -> o.gathered(missedByNobody), INCONCLUSIVE, 0),
        loop(
            "no pulse, a thread of the server with a job of the submission",
            o -> o.gathered(gathering(3, 1, 0, Pulse.MISSED, SERVERS_THREAD)),
            FAILED,
            0),
        loop(
            "a slow call on a thread of the server, no line",
            o -> o.onWorker(SERVERS_THREAD),
            FAILED,
            0),
        loop(
            "no pulse, no holder at all",
            o -> o.gathered(gathering(3, 1, 0, Pulse.MISSED)),
            INCONCLUSIVE,
            0),
        loop(
            "one pulse of two, no line",
            o -> o.gathered(together(3, Pulse.ANSWERED), missedByNobody),
            INCONCLUSIVE,
            0),
        loop("found in the classes alone", o -> o.inspected(blocks), FAILED, 1),
        loop("computing, found in the classes", o -> o.inspected(computes), FAILED, 1),
        loop("may block", o -> o.inspected(mayBlock), PASSED, 1),
        loop("may block, and opaque", o -> o.inspected(mayBlock, opaque), PASSED, 2),
        loop(
            "may block, no pulse and no line",
            o -> o.inspected(mayBlock).gathered(missedByNobody),
            INCONCLUSIVE,
            1),
        loop(
            "found and seen at one place",
            o -> o.inspected(blocks).onWorker(LOGIN_BLOCKS),
            FAILED,
            1),
        loop(
            "found at one place, seen at another",
            o -> o.inspected(computes).onWorker(LOGIN_BLOCKS),
            FAILED,
            2),
        loop(
            "a line on the worker while it answered",
            o -> o.gathered(gathering(3, 3, 0, Pulse.ANSWERED, LOGIN_BLOCKS)),
            PASSED,
            0),
        loop(
            "no pulse taken",
            o -> o.gathered(together(3, Pulse.NOT_TAKEN), together(16, Pulse.NOT_TAKEN)),
            INCONCLUSIVE,
            0),
        loop("nothing gathered", o -> o.gathered(), INCONCLUSIVE, 0));
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("cases")
  void theVerdictFollowsWhatWasSeen(
      String name, UnaryOperator<Observed> change, Verdict verdict, int findings) {
    GradedCriterion loop = criterion(judge(change.apply(allRight()).ran()), "event-loop");

    assertThat(loop.verdict()).isEqualTo(verdict);
    assertThat(loop.findings()).hasSize(findings);
  }

  @Test
  void whatWasSeenSaysWhatWhereWhyAndWhatNext() {
    GradedCriterion loop = criterion(judge(allRight().onWorker(LOGIN_BLOCKS).ran()), "event-loop");

    assertThat(english(loop.message()))
        .isEqualTo(
            "UserHandlers.login holds the worker in UserStore.find (UserHandlers.java:23)."
                + " Until that call returns, every other request waits in the server's queue."
                + " Which call starts the same work and gives the worker back?");
    Finding finding = loop.findings().get(0);
    assertThat(finding.severity()).isEqualTo(Severity.BLOCKS);
    assertThat(english(finding.path())).containsExactly("UserHandlers.login(UserHandlers.java:23)");
  }

  @Test
  void whatIsFoundAndSeenAtOnePlaceIsToldAsItWasFound() {
    Finding blocks = finding(Severity.BLOCKS, 23, "read from the classes");

    GradedCriterion loop =
        criterion(judge(allRight().inspected(blocks).onWorker(LOGIN_BLOCKS).ran()), "event-loop");

    assertThat(loop.findings()).extracting(Finding::place).containsExactly(blocks.place());
    assertThat(english(loop.message()))
        .isEqualTo(
            "read from the classes In this run the worker was still in it when the grader"
                + " looked.");
  }

  @Test
  void whatMayBlockAndWasSeenToBlocksForCertain() {
    Finding mayBlock = finding(Severity.MAY_BLOCK, 23, "may wait");

    GradedCriterion loop =
        criterion(judge(allRight().inspected(mayBlock).onWorker(LOGIN_BLOCKS).ran()), "event-loop");

    assertThat(loop.verdict()).isEqualTo(FAILED);
    assertThat(loop.findings())
        .extracting(Finding::place, Finding::severity)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("UserHandlers.java:23", Severity.BLOCKS));
  }

  @Test
  void whatCostsPointsStandsBeforeWhatDoesNot() {
    Finding mayBlock = finding(Severity.MAY_BLOCK, 5, "may wait");
    Finding blocks = finding(Severity.BLOCKS, 50, "blocks");
    Finding computes = finding(Severity.COMPUTES, 60, "computes");

    GradedCriterion loop =
        criterion(judge(allRight().inspected(mayBlock, blocks, computes).ran()), "event-loop");

    assertThat(loop.findings()).containsExactly(blocks, computes, mayBlock);
    assertThat(english(loop.message())).isEqualTo("blocks (1 more place.)");
  }

  @Test
  void anExerciseThatMayBlockHasNoEventLoop() {
    Exercise pool = Course.standard().exercises().get(0);

    GradedExercise graded =
        Judge.judge(
            pool,
            allRight()
                .onWorker(LOGIN_BLOCKS)
                .gathered(together(3, Pulse.NOT_TAKEN), together(4, Pulse.NOT_TAKEN))
                .ran());

    assertThat(pool.server().mayBlock()).isTrue();
    assertThat(graded.criteria()).allMatch(criterion -> criterion.verdict() == PASSED);
  }

  private static Arguments loop(
      String name, UnaryOperator<Observed> change, Verdict verdict, int findings) {
    return arguments(name, change, verdict, findings);
  }
}
