package unblock.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static unblock.engine.EnglishTexts.english;
import static unblock.engine.judge.Observed.CONCURRENT;
import static unblock.engine.judge.Observed.SERIAL;
import static unblock.engine.judge.Observed.SKELETON;
import static unblock.engine.judge.Observed.allRight;
import static unblock.engine.judge.Observed.exchange;
import static unblock.engine.judge.Observed.gathering;
import static unblock.engine.judge.Observed.together;
import static unblock.engine.model.Verdict.FAILED;
import static unblock.engine.model.Verdict.INCONCLUSIVE;
import static unblock.engine.model.Verdict.NOT_CHECKED;
import static unblock.engine.model.Verdict.PASSED;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;
import unblock.engine.Course;
import unblock.engine.exercise.Exercise;
import unblock.engine.exercise.users.UserRoutes;
import unblock.engine.model.Aspect;
import unblock.engine.model.EndedBy;
import unblock.engine.model.Ending;
import unblock.engine.model.Evidence;
import unblock.engine.model.Exchange;
import unblock.engine.model.Gathering;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Outcome;
import unblock.engine.model.Pulse;
import unblock.engine.model.Route;
import unblock.engine.model.Score;
import unblock.engine.model.Stack;
import unblock.engine.model.Timing;
import unblock.engine.model.Verdict;
import unblock.message.Message;

/** Tests the verdict for each kind of evidence. */
class JudgeTest {
  private static final Exercise OFFLOAD =
      Course.standard().exercises().stream()
          .filter(exercise -> exercise.id().equals("offload"))
          .findFirst()
          .orElseThrow();
  private static final List<String> WHOLE =
      List.of("isolation", "event-loop", "concurrency", "timing", "clean-up");

  /** A worker inside the store, called from line 23 of login. */
  private static final Stack LOGIN_BLOCKS =
      new Stack(
          "R1",
          "worker-12",
          "RUNNABLE",
          List.of(
              "unblock.runtime.SqliteUserStore.find(SqliteUserStore.java:38)",
              "unblock.exercises.offload.UserHandlers.login(UserHandlers.java:23)",
              "io.javalin.router.Endpoint.handle(Endpoint.kt:52)"));

  /** A worker without a frame of the submission. */
  private static final Stack NOBODY =
      new Stack("R1", "worker-12", "RUNNABLE", List.of("java.lang.Thread.run(Thread.java:840)"));

  private static final Stack SERVERS_THREAD =
      new Stack("?", "worker-12", "WAITING", List.of("java.lang.Thread.run(Thread.java:840)"));

  @Nested
  class BeforeAnythingRan {
    @Test
    void whatDoesNotCompileFailsEverywhereAndNamesTheFirstError() {
      Finding error =
          finding(Severity.ERROR, 7, "UserHandlers.java:7 does not compile: ';' expected");

      GradedExercise graded = judge(new Evidence.Rejected(List.of(error)));

      assertThat(graded.score()).isEqualTo(new Score(0, 40));
      assertThat(graded.criteria())
          .allSatisfy(
              criterion -> {
                assertThat(criterion.verdict()).isEqualTo(FAILED);
                assertThat(criterion.findings()).containsExactly(error);
                assertThat(english(criterion.message()))
                    .isEqualTo(
                        "UserHandlers.java:7 does not compile: ';' expected Nothing could be run.");
              });
    }

    @Test
    void aFailureOfStartIsNotOneOfTheConstructor() {
      GradedExercise graded =
          judge(
              new Evidence.NotServed(
                  Message.verbatim("java.lang.IllegalStateException: no"),
                  List.of("unblock.exercises.offload.UserHandlers.start(UserHandlers.java:20)")));

      assertThat(english(graded.criteria().get(0).message()))
          .startsWith(
              "start() of UserHandlers failed: java.lang.IllegalStateException: no"
                  + " (UserHandlers.java:20).");
    }

    @Test
    void whatCouldNotBeServedFailsEverywhereAndNamesTheLineOfTheConstructor() {
      GradedExercise graded =
          judge(
              new Evidence.NotServed(
                  Message.verbatim("java.lang.IllegalStateException: no"),
                  List.of(
                      "java.util.Objects.requireNonNull(Objects.java:208)",
                      "unblock.exercises.offload.UserHandlers.<init>(UserHandlers.java:15)")));

      assertThat(graded.score()).isEqualTo(new Score(0, 40));
      assertThat(graded.criteria())
          .allSatisfy(
              criterion -> {
                assertThat(criterion.verdict()).isEqualTo(FAILED);
                assertThat(english(criterion.message()))
                    .contains("IllegalStateException: no (UserHandlers.java:15).");
              });
    }

    @Test
    void theGradersTroubleIsNoMarkAndLeavesThePointsPossible() {
      GradedExercise graded = judge(new Evidence.Trouble(Message.verbatim("The disk is full")));

      assertThat(graded.score()).isEqualTo(new Score(0, 40));
      assertThat(graded.undecided()).isEqualTo(40);
      assertThat(graded.criteria())
          .hasSize(11)
          .allSatisfy(
              criterion -> {
                assertThat(criterion.verdict()).isEqualTo(INCONCLUSIVE);
                assertThat(criterion.points().earned()).isZero();
                assertThat(english(criterion.message())).isEqualTo("The disk is full");
              });
    }
  }

  @Nested
  class Answers {
    @Test
    void aRightAnswerPassesEverythingAndEarnsAll() {
      GradedExercise graded = judge(allRight().ran());

      assertThat(keys(graded, PASSED)).hasSize(11);
      assertThat(graded.score()).isEqualTo(new Score(40, 40));
    }

    static Stream<Arguments> wrongOutcomes() {
      return Stream.of(
          wrong(
              "another status",
              replied(404, Map.of("message", "Welcome, Zoë!")),
              "Only the status is wrong."),
          wrong(
              "another text",
              replied(200, Map.of("message", "Welcome!")),
              "The field message differs at «»: expected Welcome«,␣Zoë»!, got Welcome«»!."),
          wrong("no field", replied(200, Map.of()), "The field message is missing."),
          wrong(
              "one field more",
              replied(200, Map.of("message", "Welcome, Zoë!", "id", "1")),
              "The field id is not promised."),
          wrong(
              "a number for a text",
              replied(200, Map.of("message", 1)),
              "The field message is not a text."),
          wrong(
              "the right text, not as JSON",
              new Outcome.Replied(200, Optional.empty(), "Welcome, Zoë!"),
              "is not a JSON object"),
          wrong(
              "nothing", new Outcome.Replied(200, Optional.empty(), " "), "got 200 with an empty"),
          wrong("the skeleton's reply", SKELETON, "skeleton"),
          wrong(
              "the server's 500",
              new Outcome.Replied(500, Optional.empty(), "Server Error"),
              "An exception left the handler"),
          wrong(
              "silence, nothing under way",
              new Outcome.Silent(List.of()),
              "nothing was seen that could still bring one"),
          wrong(
              "silence of the service",
              new Outcome.Silent(List.of(), 1, List.of()),
              "the look-up is still open: its answer never becomes complete"),
          wrong(
              "a service that keeps silent while the worker waits for it",
              new Outcome.Silent(List.of(LOGIN_BLOCKS), 1, List.of()),
              "UserStore.find, called by UserHandlers.login (UserHandlers.java:23)"),
          wrong(
              "silence, the worker held",
              new Outcome.Silent(List.of(LOGIN_BLOCKS)),
              "UserStore.find, called by UserHandlers.login (UserHandlers.java:23)"),
          wrong(
              "silence, a thread of a pool held",
              new Outcome.Silent(List.of(), 0, List.of(LOGIN_BLOCKS)),
              "a thread was still in UserStore.find, called by UserHandlers.login"),
          wrong(
              "a broken connection",
              new Outcome.Dropped(Message.verbatim("reset")),
              "broke (reset)"),
          wrong(
              "the end of the JVM",
              new Outcome.Ended(Message.verbatim("exit status 3")),
              "(exit status 3). Which code in the handler ends"),
          wrong(
              "an end by the grader",
              new Outcome.Ended(Message.verbatim("it said too much"), EndedBy.GRADER),
              "the grader ended the process, because it said too much"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongOutcomes")
    void everyOtherOutcomeFailsThatHandlerAlone(String name, Outcome outcome, String hint) {
      GradedExercise graded =
          judge(allRight().became(UserRoutes.LOGIN, Aspect.ANSWERS, outcome).ran());

      assertThat(verdict(graded, "login.answers")).isEqualTo(FAILED);
      assertThat(english(criterion(graded, "login.answers").message()))
          .startsWith(
              "POST /login for \"Zoë\" (answers): expected 200 {\"message\":\"Welcome, Zoë!")
          .contains(hint)
          .endsWith("?");
      assertThat(criterion(graded, "login.answers").points()).isEqualTo(new Score(0, 3));
      assertThat(verdict(graded, "info.answers")).isEqualTo(PASSED);
      assertThat(verdict(graded, "history.answers")).isEqualTo(PASSED);
    }

    @Test
    void aWrongReplyWithoutALookUpIsToldSo() {
      Exchange guessed =
          new Exchange(
              UserRoutes.INFO,
              Aspect.ANSWERS,
              Message.verbatim("POST /info"),
              Observed.PROMISED,
              replied(200, Map.of("message", "Welcome, Bob!")),
              0);

      GradedExercise graded = judge(allRight().with(guessed).ran());

      assertThat(english(criterion(graded, "info.answers").message()))
          .contains("No look-up was seen before this reply.");
    }

    @Test
    void oneWrongReplyAmongRightOnesFailsAndTheOthersLikeItAreCounted() {
      GradedExercise graded =
          judge(
              allRight()
                  .with(exchange(UserRoutes.INFO, Aspect.ANSWERS, SKELETON))
                  .with(exchange(UserRoutes.INFO, Aspect.ANSWERS, SKELETON))
                  .ran());

      assertThat(verdict(graded, "info.answers")).isEqualTo(FAILED);
      assertThat(english(criterion(graded, "info.answers").message()))
          .contains("(1 more request fails");
    }

    private static Arguments wrong(String name, Outcome outcome, String hint) {
      return arguments(name, outcome, hint);
    }
  }

  @Nested
  class Dependencies {
    static List<Route> routes() {
      return UserRoutes.ALL;
    }

    @ParameterizedTest
    @MethodSource("routes")
    void withoutAnAnswerItsErrorsAndAllOfTheExerciseWait(Route route) {
      GradedExercise graded = judge(allRight().became(route, Aspect.ANSWERS, SKELETON).ran());

      assertThat(keys(graded, NOT_CHECKED))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(Stream.of(route.key() + ".errors"), WHOLE.stream())
                  .map(key -> "offload." + key)
                  .toList());
      assertThat(english(criterion(graded, "timing").message()))
          .isEqualTo("Not checked yet: " + route + " must answer correctly first.");
      assertThat(verdict(graded, route.key() + ".answers")).isEqualTo(FAILED);
      assertThat(keys(graded, PASSED)).hasSize(4);
      assertThat(graded.score()).isEqualTo(new Score(10, 40));
    }

    @Test
    void allMissingAnswersAreNamed() {
      GradedExercise graded =
          judge(
              allRight()
                  .became(UserRoutes.LOGIN, Aspect.ANSWERS, SKELETON)
                  .became(UserRoutes.HISTORY, Aspect.ANSWERS, SKELETON)
                  .ran());

      assertThat(english(criterion(graded, "isolation").message()))
          .isEqualTo("Not checked yet: /login, /history must answer correctly first.");
    }

    @Test
    void theSkeletonEarnsNothing() {
      Observed skeleton = allRight().gathered().untimed();
      for (Route route : UserRoutes.ALL) {
        skeleton.became(route, Aspect.ANSWERS, SKELETON).without(Aspect.ERRORS, route);
      }
      skeleton.without(each -> each.aspect().equals(Aspect.ISOLATION));

      GradedExercise graded = judge(skeleton.ran());

      assertThat(keys(graded, FAILED)).hasSize(3);
      assertThat(keys(graded, NOT_CHECKED)).hasSize(8);
      assertThat(graded.score()).isEqualTo(new Score(0, 40));
    }

    @Test
    void wrongErrorsHoldNothingElseBack() {
      GradedExercise graded =
          judge(
              allRight()
                  .became(UserRoutes.INFO, Aspect.ERRORS, new Outcome.Silent(List.of()))
                  .ran());

      assertThat(keys(graded, FAILED)).containsExactly("offload.info.errors");
      assertThat(graded.score()).isEqualTo(new Score(38, 40));
    }

    @Test
    void aBlockedWorkerIsToldEvenWhenNothingAnswers() {
      GradedExercise graded =
          judge(
              allRight()
                  .became(
                      UserRoutes.LOGIN, Aspect.ANSWERS, new Outcome.Silent(List.of(LOGIN_BLOCKS)))
                  .ran());

      GradedCriterion loop = criterion(graded, "event-loop");
      assertThat(loop.verdict()).isEqualTo(FAILED);
      assertThat(loop.findings())
          .extracting(Finding::place)
          .containsExactly("UserHandlers.java:23");
    }

    @Test
    void aCriterionThatWaitsKeepsItsFindings() {
      Finding mayBlock = finding(Severity.MAY_BLOCK, 30, "may wait");

      GradedExercise graded =
          judge(
              allRight()
                  .became(UserRoutes.LOGIN, Aspect.ANSWERS, SKELETON)
                  .inspected(mayBlock)
                  .ran());

      assertThat(verdict(graded, "event-loop")).isEqualTo(NOT_CHECKED);
      assertThat(criterion(graded, "event-loop").findings()).containsExactly(mayBlock);
    }
  }

  @Nested
  class Isolation {
    @Test
    void anotherRequestsDataInOneOfTheRepliesFails() {
      GradedExercise graded =
          judge(
              allRight()
                  .became(
                      UserRoutes.HISTORY,
                      Aspect.ISOLATION,
                      replied(200, Map.of("message", "Welcome, Bob!")))
                  .ran());

      assertThat(keys(graded, FAILED)).containsExactly("offload.isolation");
      assertThat(english(criterion(graded, "isolation").message())).contains("Whose data is it");
    }

    @Test
    void aReplyThatNeverCameCarriesNobodysData() {
      GradedExercise graded =
          judge(
              allRight()
                  .became(UserRoutes.HISTORY, Aspect.ISOLATION, new Outcome.Silent(List.of()))
                  .ran());

      assertThat(verdict(graded, "isolation")).isEqualTo(Verdict.NOT_CHECKED);
      assertThat(english(criterion(graded, "isolation").message()))
          .startsWith("Not checked: 1 of ")
          .contains("no reply came");
    }
  }

  @Nested
  class EventLoop {
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
      GradedCriterion loop =
          criterion(judge(allRight().onWorker(LOGIN_BLOCKS).ran()), "event-loop");

      assertThat(english(loop.message()))
          .isEqualTo(
              "UserHandlers.login holds the worker in UserStore.find (UserHandlers.java:23)."
                  + " Until that call returns, every other request waits in the server's queue."
                  + " Which call starts the same work and gives the worker back?");
      Finding finding = loop.findings().get(0);
      assertThat(finding.severity()).isEqualTo(Severity.BLOCKS);
      assertThat(english(finding.path()))
          .containsExactly("UserHandlers.login(UserHandlers.java:23)");
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
          criterion(
              judge(allRight().inspected(mayBlock).onWorker(LOGIN_BLOCKS).ran()), "event-loop");

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

  @Nested
  class Concurrency {
    static Stream<Arguments> cases() {
      return Stream.of(
          gathered("all of both", PASSED, "16 requests waited", met(3, 3), met(16, 16)),
          gathered("one of three", FAILED, "Of 3 requests sent together, only 1 was", met(3, 1)),
          gathered("none of three", FAILED, "Of 3 requests sent together, none was", met(3, 0)),
          gathered("two of three", FAILED, "only 2 of them may hold", met(3, 2)),
          gathered("a pool of three", FAILED, "16 requests", met(3, 3), met(16, 3)),
          gathered("fifteen of sixteen", FAILED, "15 were", met(3, 3), met(16, 15)),
          gathered("none tried", INCONCLUSIVE, "nothing is known"),
          gathered("one early", FAILED, "1 of 3 requests", early(3, 2, 1), met(16, 16)),
          gathered("all early", FAILED, "answered before their look-up", early(3, 0, 3)),
          gathered("early among the many", FAILED, "2 of 16", met(3, 3), early(16, 14, 2)),
          gathered(
              "more than promised", PASSED, "16 requests", met(3, 3), bounded(20, 0, 16, 0, 0)),
          gathered("all of more", PASSED, "20 requests", met(3, 3), bounded(20, 0, 20, 0, 0)),
          gathered("not enough of more", FAILED, "(16 are", met(3, 3), bounded(20, 0, 15, 0, 0)),
          gathered("a few turned away", FAILED, "for their turn", bounded(20, 0, 16, 4, 0)),
          gathered("a few forgotten", FAILED, "4 never reached it", bounded(20, 0, 16, 0, 4)),
          gathered("three of more", INCONCLUSIVE, "16 were not tried", bounded(3, 0, 3, 0, 0)),
          gathered(
              "failures that cost something",
              FAILED,
              "After 16 look-ups that failed, 2 of 20 requests sent together reached",
              met(3, 3),
              bounded(20, 16, 2, 0, 18),
              bounded(20, 0, 16, 0, 0)),
          gathered(
              "failures that have nothing to do with it",
              FAILED,
              "Of 20 requests sent together, only 3 were",
              met(3, 3),
              bounded(20, 16, 3, 0, 0),
              bounded(20, 0, 3, 0, 0)),
          gathered(
              "failures, and never more than one",
              FAILED,
              "Of 3 requests sent together, only 1 was",
              bounded(3, 3, 1, 0, 0)),
          gathered(
              "failures that cost nothing",
              PASSED,
              "16 requests waited",
              met(3, 3),
              bounded(20, 16, 16, 0, 0)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void onlyRequestsThatWaitedTogetherPass(
        String name, Verdict verdict, String message, List<Gathering> gatherings) {
      GradedCriterion concurrency =
          criterion(
              judge(allRight().gathered(gatherings.toArray(Gathering[]::new)).ran()),
              "concurrency");

      assertThat(concurrency.verdict()).isEqualTo(verdict);
      assertThat(english(concurrency.message())).contains(message);
    }

    @Test
    void oneThatWasForgottenAmongManyFailsThisAndNotIsolation() {
      Outcome silent = new Outcome.Silent(List.of());

      GradedExercise graded =
          judge(allRight().with(exchange(UserRoutes.INFO, Aspect.CONCURRENCY, silent)).ran());

      assertThat(keys(graded, FAILED)).containsExactly("offload.concurrency");
      assertThat(english(criterion(graded, "concurrency").message())).contains("but no reply came");
    }

    @ParameterizedTest
    @CsvSource({"1, 1, PASSED", "0, 1, PASSED", "2, 2, PASSED", "1, 2, FAILED", "2, 3, FAILED"})
    void whoComesMoreOftenAmongOthersThanAloneHasNotShownThatItWaits(
        int alone, int among, Verdict verdict) {
      GradedCriterion concurrency =
          criterion(
              judge(
                  allRight()
                      .lookedUp(UserRoutes.INFO, Aspect.ANSWERS, alone)
                      .lookedUp(UserRoutes.INFO, Aspect.ISOLATION, among)
                      .ran()),
              "concurrency");

      assertThat(concurrency.verdict()).isEqualTo(verdict);
    }

    @Test
    void namesThatGotMixedUpAreNoMoreLookUpsThanPromised() {
      GradedCriterion concurrency =
          criterion(
              judge(
                  allRight()
                      .lookedUp(UserRoutes.INFO, Aspect.ISOLATION, 2)
                      .lookedUp(UserRoutes.HISTORY, Aspect.ISOLATION, 0)
                      .ran()),
              "concurrency");

      assertThat(concurrency.verdict()).isEqualTo(PASSED);
    }

    private static Gathering bounded(int asked, int failures, int met, int early, int forgotten) {
      return gathering(
          asked, Math.min(16, asked), failures, met, early, forgotten, Pulse.NOT_TAKEN);
    }

    private static Arguments gathered(
        String name, Verdict verdict, String message, Gathering... gatherings) {
      return arguments(name, verdict, message, List.of(gatherings));
    }
  }

  @Nested
  class TimingBound {
    static Stream<Arguments> cases() {
      return Stream.of(
          arguments("fast, together", CONCURRENT, met(3, 3), PASSED),
          arguments("slow, together", SERIAL, met(3, 3), INCONCLUSIVE),
          arguments("fast, one after another", CONCURRENT, met(3, 1), INCONCLUSIVE),
          arguments("slow, one after another", SERIAL, met(3, 1), FAILED),
          arguments("at the bound, together", new Timing(500, 1000, 1500), met(3, 3), PASSED),
          arguments(
              "over the bound, together", new Timing(500, 1000, 1501), met(3, 3), INCONCLUSIVE),
          arguments("at the bound, two of three", new Timing(500, 2, 3), met(3, 2), INCONCLUSIVE),
          arguments("over the bound, two of three", new Timing(500, 2, 4), met(3, 2), FAILED),
          arguments("fast, one early", CONCURRENT, early(3, 2, 1), INCONCLUSIVE),
          arguments("slow, one early", SERIAL, early(3, 2, 1), FAILED));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("cases")
    void theClockCountsWhereItAgreesWithTheGate(
        String name, Timing measured, Gathering three, Verdict verdict) {
      GradedExercise graded = judge(allRight().timed(measured).gathered(three, met(16, 16)).ran());

      assertThat(verdict(graded, "timing")).isEqualTo(verdict);
      assertThat(english(criterion(graded, "timing").message()))
          .contains("concurrent means at most 1.5");
    }

    @Test
    void itIsTheRendezvousOfThreeThatTheClockIsComparedWith() {
      GradedExercise graded = judge(allRight().gathered(met(3, 3), met(16, 8)).ran());

      assertThat(verdict(graded, "timing")).isEqualTo(PASSED);
      assertThat(verdict(graded, "concurrency")).isEqualTo(FAILED);
    }

    /** A busy machine is not the reason. */
    @Test
    void aRequestThatAsksTwiceTakesLongerByItself() {
      Observed twice = allRight().lookedUp(UserRoutes.LOGIN, Aspect.ANSWERS, 2);
      GradedExercise graded = judge(twice.timed(new Timing(500, 510, 1020)).ran());

      assertThat(verdict(graded, "timing")).isEqualTo(NOT_CHECKED);
      assertThat(english(criterion(graded, "timing").message())).contains("several look-ups");
      assertThat(verdict(judge(twice.timed(CONCURRENT).ran()), "timing")).isEqualTo(PASSED);
    }

    @Test
    void withoutATimeOrARendezvousNothingIsSaid() {
      assertThat(verdict(judge(allRight().untimed().ran()), "timing")).isEqualTo(INCONCLUSIVE);
      assertThat(verdict(judge(allRight().gathered().ran()), "timing")).isEqualTo(INCONCLUSIVE);
    }

    static Stream<Timing> anyTiming() {
      double[] times = {0, 1, 499, 500, 1500, 1e9, Double.POSITIVE_INFINITY, Double.NaN};
      return Arrays.stream(times)
          .boxed()
          .flatMap(one -> Arrays.stream(times).mapToObj(three -> new Timing(500, one, three)));
    }

    @ParameterizedTest
    @MethodSource("anyTiming")
    void timeAloneFailsNobody(Timing measured) {
      assertThat(keys(judge(allRight().timed(measured).ran()), FAILED)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("anyTiming")
    void timeAlonePassesNobody(Timing measured) {
      GradedExercise graded = judge(allRight().timed(measured).gathered(met(3, 1)).ran());

      assertThat(verdict(graded, "timing")).isNotEqualTo(PASSED);
    }
  }

  @Nested
  class CleanUp {
    static Stream<Arguments> cases() {
      Stack pool = new Stack("", "pool-1-thread-1", "WAITING", List.of());
      return Stream.of(
          arguments(ending(List.of()), PASSED, "No thread was left"),
          arguments(
              new Ending(List.of(), List.of(), 1),
              FAILED,
              "1 connection was still open. Which code"),
          arguments(
              new Ending(List.of(), List.of(), 2),
              FAILED,
              "2 connections were still open. Which code"),
          arguments(uncounted(), PASSED, "No thread was left"),
          arguments(
              uncounted("UserHandlers.java:29"),
              INCONCLUSIVE,
              "opens connections at UserHandlers.java:29, and this system does not tell how many"),
          arguments(
              ending(List.of(), pool), FAILED, "1 thread was still running (\"pool-1-thread-1\")"),
          arguments(
              ending(List.of(), pool, pool, pool, pool), FAILED, "4 threads were still running"),
          arguments(
              ending(
                  List.of(
                      "java.lang.Thread.sleep(Thread.java:-2)",
                      "unblock.exercises.offload.UserHandlers.close(UserHandlers.java:60)")),
              FAILED,
              "close() was still running in Thread.sleep (UserHandlers.java:60) after 2 s"),
          arguments(
              ending(List.of("java.lang.Thread.sleep(Thread.java:-2)")),
              FAILED,
              "close() was still running after 2 s"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatStaysAfterCloseFails(Ending ending, Verdict verdict, String message) {
      GradedExercise graded = judge(allRight().ended(ending).ran());

      assertThat(verdict(graded, "clean-up")).isEqualTo(verdict);
      assertThat(english(criterion(graded, "clean-up").message())).contains(message);
    }

    private static Ending ending(List<String> closing, Stack... threads) {
      return new Ending(closing, List.of(threads), 0);
    }

    private static Ending uncounted(String... openedAt) {
      return new Ending(List.of(), List.of(), Ending.UNCOUNTED, List.of(), List.of(openedAt));
    }
  }

  @Nested
  class DroppedEvidence {
    static Stream<Arguments> pieces() {
      Stream<Arguments> answers =
          UserRoutes.ALL.stream()
              .map(
                  route ->
                      dropped(
                          "answers of " + route,
                          o -> o.without(Aspect.ANSWERS, route),
                          Stream.concat(
                              Stream.of(route.key() + ".answers", route.key() + ".errors"),
                              WHOLE.stream())));
      Stream<Arguments> errors =
          UserRoutes.ALL.stream()
              .map(
                  route ->
                      dropped(
                          "errors of " + route,
                          o -> o.without(Aspect.ERRORS, route),
                          Stream.of(route.key() + ".errors")));
      Stream<Arguments> rest =
          Stream.of(
              dropped(
                  "replies to requests at once",
                  o -> o.without(each -> each.aspect().equals(Aspect.ISOLATION)),
                  Stream.of("isolation")),
              dropped(
                  "every gathering",
                  o -> o.gathered(),
                  Stream.of("event-loop", "concurrency", "timing")),
              dropped(
                  "every pulse",
                  o -> o.gathered(together(3, Pulse.NOT_TAKEN), together(16, Pulse.NOT_TAKEN)),
                  Stream.of("event-loop")),
              dropped("the time", Observed::untimed, Stream.of("timing")),
              dropped("the ending", Observed::unended, Stream.of("clean-up")));
      return Stream.of(answers, errors, rest).flatMap(s -> s);
    }

    @ParameterizedTest(name = "without {0}")
    @MethodSource("pieces")
    void neverPassesWhatRestedOnIt(UnaryOperator<Observed> drop, List<String> rested) {
      GradedExercise graded = judge(drop.apply(allRight()).ran());

      assertThat(
              graded.criteria().stream()
                  .filter(criterion -> criterion.verdict() != PASSED)
                  .map(GradedCriterion::key))
          .containsExactlyInAnyOrderElementsOf(rested);
    }

    @Test
    void noEvidenceAtAllPassesNothing() {
      GradedExercise graded =
          judge(allRight().without(each -> true).gathered().untimed().unended().ran());

      assertThat(keys(graded, PASSED)).isEmpty();
      assertThat(graded.score().earned()).isZero();
    }

    private static Arguments dropped(
        String name, UnaryOperator<Observed> drop, Stream<String> rested) {
      return arguments(named(name, drop), rested.map(key -> "offload." + key).toList());
    }
  }

  @Nested
  class Points {
    @Test
    void onlyPassedEarnsAndPointsPossibleAreAlwaysTheRubrics() {
      GradedExercise graded = judge(allRight().gathered(met(3, 1)).timed(CONCURRENT).ran());

      assertThat(criterion(graded, "isolation").points()).isEqualTo(new Score(5, 5));
      assertThat(criterion(graded, "concurrency").points()).isEqualTo(new Score(0, 8));
      assertThat(criterion(graded, "timing").points()).isEqualTo(new Score(0, 2));
      assertThat(criterion(graded, "event-loop").points()).isEqualTo(new Score(0, 8));
      assertThat(graded.score()).isEqualTo(new Score(22, 40));
      assertThat(graded.undecided()).isEqualTo(10);
    }

    @Test
    void theCriteriaAreThoseOfTheRubricInItsOrder() {
      GradedExercise graded = judge(allRight().ran());

      assertThat(graded.criteria())
          .extracting(GradedCriterion::key)
          .containsExactlyElementsOf(
              OFFLOAD.criteria().stream().map(criterion -> criterion.key()).toList());
    }
  }

  private static GradedExercise judge(Evidence evidence) {
    return Judge.judge(OFFLOAD, evidence);
  }

  private static GradedCriterion criterion(GradedExercise graded, String key) {
    return graded.criteria().stream()
        .filter(criterion -> criterion.key().equals("offload." + key))
        .findFirst()
        .orElseThrow();
  }

  private static Verdict verdict(GradedExercise graded, String key) {
    return criterion(graded, key).verdict();
  }

  private static List<String> keys(GradedExercise graded, Verdict verdict) {
    return graded.criteria().stream()
        .filter(criterion -> criterion.verdict() == verdict)
        .map(GradedCriterion::key)
        .toList();
  }

  private static Outcome replied(int status, Map<String, Object> json) {
    return new Outcome.Replied(status, Optional.of(json), json.toString());
  }

  private static Gathering met(int asked, int met) {
    return gathering(asked, met, 0, Pulse.NOT_TAKEN);
  }

  private static Gathering early(int asked, int met, int early) {
    return gathering(asked, met, early, Pulse.NOT_TAKEN);
  }

  private static Finding finding(Severity severity, int line, String message) {
    return new Finding(
        "blocking-call",
        severity,
        "UserHandlers.java",
        line,
        Message.verbatim(message),
        List.of(),
        List.of());
  }
}
