package unblock.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static unblock.engine.EnglishTexts.english;
import static unblock.engine.judge.JudgedOffload.LOGIN_BLOCKS;
import static unblock.engine.judge.JudgedOffload.criterion;
import static unblock.engine.judge.JudgedOffload.judge;
import static unblock.engine.judge.JudgedOffload.keys;
import static unblock.engine.judge.JudgedOffload.replied;
import static unblock.engine.judge.JudgedOffload.verdict;
import static unblock.engine.judge.Observed.SKELETON;
import static unblock.engine.judge.Observed.allRight;
import static unblock.engine.judge.Observed.exchange;
import static unblock.engine.model.Verdict.FAILED;
import static unblock.engine.model.Verdict.PASSED;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.engine.exercise.users.UserRoutes;
import unblock.engine.model.Aspect;
import unblock.engine.model.EndedBy;
import unblock.engine.model.Exchange;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Outcome;
import unblock.engine.model.Score;
import unblock.message.Message;

/** Tests the verdicts on replies. */
class AnswersJudgeTest {
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
        wrong("nothing", new Outcome.Replied(200, Optional.empty(), " "), "got 200 with an empty"),
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
            "a broken connection", new Outcome.Dropped(Message.verbatim("reset")), "broke (reset)"),
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
        .startsWith("POST /login for \"Zoë\" (answers): expected 200 {\"message\":\"Welcome, Zoë!")
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
