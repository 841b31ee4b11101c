package unblock.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static unblock.engine.EnglishTexts.english;
import static unblock.engine.judge.Observed.allRight;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;
import unblock.engine.Course;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.users.UserRoutes;
import unblock.engine.model.CallSite;
import unblock.engine.model.Called;
import unblock.engine.model.Computing;
import unblock.engine.model.Evidence;
import unblock.engine.model.Stack;
import unblock.message.Message;

/**
 * Tests the policy for findings: static findings against the run's observations of the same place.
 */
class BlockingFindingsTest {
  private static final String HOME = "unblock.exercises.offload";
  private static final CallSite JOIN =
      new CallSite("A.java", 23, "A.login", "java.util.concurrent.CompletableFuture", "join");
  private static final CallSite READ =
      new CallSite("A.java", 23, "A.login", "java.nio.file.Files", "readString");
  private static final Stack STOOD =
      new Stack("Q1", "worker", "WAITING", List.of(HOME + ".A.login(A.java:23)"));

  private static Finding said(Severity severity) {
    return new Finding(
        "blocking-call",
        severity,
        "A.java",
        23,
        Message.verbatim("A.login calls CompletableFuture.join on the worker (A.java:23)."),
        Message.verbatim("What else could wait?"),
        List.of(),
        List.of("A#login"),
        "CompletableFuture.join");
  }

  private static Called called(CallSite site, long onWorker, boolean elsewhere, long waited) {
    return new Called(site, onWorker, elsewhere, waited, 12, 2);
  }

  static Stream<Arguments> policy() {
    Severity blocks = Severity.BLOCKS;
    Severity may = Severity.MAY_BLOCK;
    Severity computes = Severity.COMPUTES;
    Severity opaque = Severity.OPAQUE;
    return Stream.of(
        Arguments.of("not watched", blocks, List.of(), blocks),
        Arguments.of("waited once of many", blocks, List.of(called(JOIN, 60, false, 1)), blocks),
        Arguments.of("reached, never waited", blocks, List.of(called(JOIN, 60, false, 0)), may),
        Arguments.of("not reached", blocks, List.of(called(JOIN, 0, false, 0)), may),
        Arguments.of("on other threads only", blocks, List.of(called(JOIN, 0, true, 0)), may),
        Arguments.of("a disk was asked", blocks, List.of(called(READ, 1, false, 0)), blocks),
        Arguments.of("a disk was not asked", blocks, List.of(called(READ, 0, false, 0)), may),
        Arguments.of("computed", computes, List.of(called(READ, 9, false, 0)), computes),
        Arguments.of("did not compute", computes, List.of(called(READ, 0, true, 0)), may),
        Arguments.of("waited mostly", may, List.of(called(JOIN, 6, false, 3)), blocks),
        Arguments.of("waited at times", may, List.of(called(JOIN, 60, false, 3)), may),
        Arguments.of("waited, but twice only", may, List.of(called(JOIN, 2, false, 2)), may),
        Arguments.of("reflection that waits", opaque, List.of(called(JOIN, 9, false, 9)), blocks),
        Arguments.of("reflection", opaque, List.of(called(JOIN, 9, false, 0)), opaque),
        Arguments.of(
            "the call that is meant counts, not its neighbour",
            blocks,
            List.of(called(READ, 60, false, 0), called(JOIN, 60, false, 0)),
            may));
  }

  @ParameterizedTest(name = "{1}, {0}: {3}")
  @MethodSource("policy")
  void whatTheClassesSayIsWeighedAgainstTheRun(
      String name, Severity said, List<Called> calls, Severity joined) {
    List<Finding> findings =
        BlockingFindings.findings(
            allRight().inspected(said(said)).called(calls.toArray(Called[]::new)).ran(), HOME);

    assertThat(findings)
        .filteredOn(finding -> finding.place().equals("A.java:23"))
        .extracting(Finding::severity)
        .containsExactly(joined);
  }

  @ParameterizedTest(name = "{1}, {0}")
  @MethodSource("policy")
  void aWorkerThatStoodThereWasBlocked(
      String name, Severity said, List<Called> calls, Severity joined) {
    List<Finding> findings =
        BlockingFindings.findings(
            allRight()
                .inspected(said(said))
                .called(calls.toArray(Called[]::new))
                .onWorker(STOOD)
                .ran(),
            HOME);

    assertThat(findings)
        .extracting(Finding::severity)
        .containsExactly(said == Severity.COMPUTES ? Severity.COMPUTES : Severity.BLOCKS);
  }

  @Test
  void codeThatCouldReachTheProbesIsTakenAtTheClassesWord() {
    Finding opaque =
        new Finding(
            "opaque",
            Severity.OPAQUE,
            "B.java",
            5,
            Message.verbatim("reflection"),
            List.of(),
            List.of("A#login"));

    List<Finding> findings =
        BlockingFindings.findings(
            allRight()
                .inspected(said(Severity.BLOCKS), opaque)
                .called(called(JOIN, 0, false, 0))
                .ran(),
            HOME);

    assertThat(findings)
        .extracting(Finding::severity)
        .containsExactly(Severity.BLOCKS, Severity.OPAQUE);
  }

  @Test
  void oneWaitOfTheWorkerInAClassInitialiserIsEnough() {
    assertThat(inInitialiser(called(JOIN, 1, false, 1))).isEqualTo(Severity.BLOCKS);
    assertThat(inInitialiser(called(READ, 1, false, 0))).isEqualTo(Severity.BLOCKS);
    assertThat(inInitialiser(called(JOIN, 1, false, 0))).isEqualTo(Severity.MAY_BLOCK);
    assertThat(inInitialiser(called(JOIN, 0, true, 0))).isEqualTo(Severity.MAY_BLOCK);
  }

  private static Severity inInitialiser(Called call) {
    Finding said = said(Severity.MAY_BLOCK);
    Finding once =
        new Finding(
            Finding.IN_INITIALISER,
            said.severity(),
            said.file(),
            said.line(),
            said.fact(),
            said.question(),
            List.of(),
            said.handlers(),
            said.call());
    return BlockingFindings.findings(allRight().inspected(once).called(call).ran(), HOME)
        .get(0)
        .severity();
  }

  @Test
  void aPersonReadsWhatTheRunDidNotReach() {
    assertThat(toReview(Severity.BLOCKS, called(JOIN, 0, false, 0))).isTrue();
    assertThat(toReview(Severity.BLOCKS, called(JOIN, 0, true, 0))).isTrue();
    assertThat(toReview(Severity.BLOCKS, called(JOIN, 60, false, 0))).isFalse();
    assertThat(toReview(Severity.MAY_BLOCK, called(JOIN, 0, false, 0))).isTrue();
    assertThat(toReview(Severity.MAY_BLOCK, called(JOIN, 0, true, 0))).isFalse();
    assertThat(toReview(Severity.OPAQUE, called(JOIN, 60, false, 0))).isTrue();
    assertThat(toReview(Severity.NOTE, called(JOIN, 0, false, 0))).isFalse();
  }

  private static boolean toReview(Severity said, Called call) {
    return !BlockingFindings.toReview(allRight().inspected(said(said)).called(call).ran())
        .isEmpty();
  }

  @Test
  void tellsWhatWasSeenBeforeTheQuestion() {
    assertThat(messageFor(called(JOIN, 60, false, 60)))
        .isEqualTo(
            "A.login calls CompletableFuture.join on the worker (A.java:23). In this run the worker"
                + " was in it 60 times, 12 ms in all: 2.0 ms computing, 10 ms waiting. What else"
                + " could wait?");
    assertThat(messageFor(called(JOIN, 1, false, 0)))
        .contains("In this run the worker called it once and did not have to wait.");
    assertThat(messageFor(called(JOIN, 0, false, 0)))
        .contains("In this run no request reached it.");
    assertThat(messageFor(called(JOIN, 0, true, 0)))
        .contains("In this run it was called on other threads only.");
  }

  private static String messageFor(Called call) {
    return english(
        BlockingFindings.findings(
                allRight().inspected(said(Severity.BLOCKS)).called(call).ran(), HOME)
            .get(0)
            .message());
  }

  @Test
  void aCallThatAlwaysWaitsIsFoundWithoutTheClassesSayingSo() {
    List<Finding> findings =
        BlockingFindings.findings(allRight().called(called(JOIN, 20, false, 19)).ran(), HOME);

    assertThat(findings).extracting(Finding::severity).containsExactly(Severity.BLOCKS);
    assertThat(english(findings.get(0).message()))
        .startsWith("A.login waits in CompletableFuture.join on the worker (A.java:23).");
  }

  @Test
  void aCallThatWaitsNowAndThenOrIsGivenOrSleepsForNothingIsNot() {
    CallSite sleep = new CallSite("A.java", 25, "A.login", "java.lang.Thread", "sleep");
    CallSite given = new CallSite("A.java", 24, "A.login", "io.javalin.http.Context", "formParam");

    assertThat(
            BlockingFindings.findings(
                allRight()
                    .called(
                        called(JOIN, 20, false, 17),
                        called(READ, 4, false, 4),
                        called(given, 20, false, 20),
                        called(sleep, 20, false, 20))
                    .ran(),
                HOME))
        .isEmpty();
  }

  @Test
  void whatEveryRequestComputesIsTold() {
    Computing much = new Computing(UserRoutes.LOGIN, 12, 40, 2);
    Computing little = new Computing(UserRoutes.INFO, 12, 19, 2);

    assertThat(loop(allRight().computed(little).ran()).findings()).isEmpty();
    CheckOutcome loop = loop(allRight().computed(little, much).ran());
    assertThat(loop.verdict()).isEqualTo(unblock.engine.model.Verdict.FAILED);
    assertThat(english(loop.message()))
        .startsWith(
            "/login keeps the worker computing: each of 12 requests took at least 40 ms of its CPU"
                + " time, as much as 20 million steps of arithmetic.");
  }

  private static CheckOutcome loop(Evidence.Ran ran) {
    return new FreeWorkerCheck().judge(ran, Course.standard().get("offload"));
  }
}
