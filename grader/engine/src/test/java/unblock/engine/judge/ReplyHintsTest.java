package unblock.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static unblock.engine.EnglishTexts.english;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.engine.exercise.users.UserReplies;
import unblock.engine.exercise.users.UserRoutes;
import unblock.engine.model.AskedDependency;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.Exchange;
import unblock.engine.model.OtherLookUp;
import unblock.engine.model.Outcome;
import unblock.engine.model.Reply;
import unblock.engine.model.Timeline;
import unblock.message.Message;

class ReplyHintsTest {
  private static final Reply INFO = new Reply(200, Map.of("username", "Zoë", "info", "tea"));
  private static final Reply NOT_FOUND = new Reply(404, Map.of("detail", "User not found"));
  private static final Reply REQUIRED = new Reply(400, Map.of("detail", "username is required"));
  private static final OtherLookUp BOB = new OtherLookUp(AskedDependency.STORE, "Bob");
  private static final OtherLookUp LATIN =
      new OtherLookUp(AskedDependency.SERVICE, "GET /users/Zo%EB/info");

  private static Stream<Arguments> cases() {
    return Stream.of(
        arguments("empty body", answer(INFO, replied(200, "")), "request ended. A request ends"),
        arguments("status only", answer(NOT_FOUND, replied(404, " ")), "but the body is empty"),
        arguments("exception", answer(INFO, replied(500, "Error")), "What led to it"),
        arguments(
            "exception after a failure",
            error(UserReplies.UNAVAILABLE, replied(500, "Error")),
            "Where is it turned into a reply?"),
        arguments(
            "the status of success for an error",
            error(UserReplies.UNAVAILABLE, json(200, UserReplies.UNAVAILABLE.fields())),
            "Only the status is wrong."),
        arguments(
            "success in place of a failure",
            error(UserReplies.BAD_GATEWAY, json(200, INFO.fields())),
            "The reply says that all went well."),
        arguments(
            "a body that is passed on",
            error(UserReplies.BAD_GATEWAY, replied(200, "<html>")),
            "The reply says that all went well."),
        arguments(
            "another failure",
            error(UserReplies.TIMEOUT, json(502, UserReplies.BAD_GATEWAY.fields())),
            "took this failure for another one"),
        arguments(
            "another row",
            error(UserReplies.BAD_GATEWAY, json(404, NOT_FOUND.fields())),
            "another row"),
        arguments(
            "no row",
            error(UserReplies.BAD_GATEWAY, json(503, Map.of("detail", "oops"))),
            "in no case that was tried"),
        arguments(
            "an error in place of an answer",
            answer(INFO, json(403, Map.of("detail", "no"))),
            "The reply says that something is wrong."),
        arguments(
            "the body of an error",
            answer(INFO, json(200, NOT_FOUND.fields())),
            "the body is that of an error"),
        arguments(
            "blanks",
            answer(INFO, json(200, Map.of("username", "Zoë", "info", "tea "))),
            "only in blanks, shown as ␣: expected tea«», got tea«␣»"),
        arguments(
            "letters",
            answer(INFO, json(200, Map.of("username", "Zoë", "info", "TEA"))),
            "only in upper and lower case"),
        arguments(
            "no look-up",
            unseen(INFO, List.of(), json(200, NOT_FOUND.fields())),
            "No look-up was seen"),
        arguments(
            "another name",
            unseen(INFO, List.of(BOB), json(404, NOT_FOUND.fields())),
            "The store was not asked for this user, but for «Bob»."),
        arguments(
            "another path",
            unseen(INFO, List.of(LATIN), json(404, NOT_FOUND.fields())),
            "It received GET /users/Zo%EB/info."),
        arguments(
            "a look-up without a name",
            unseen(REQUIRED, List.of(BOB), replied(500, "Error")),
            "The store was asked for «Bob» all the same."),
        arguments(
            "a request without a name",
            unseen(REQUIRED, List.of(LATIN), json(404, NOT_FOUND.fields())),
            "The service received GET /users/Zo%EB/info all the same."));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void eachMistakeIsNamed(String name, Exchange wrong, String named) {
    Exchange known = error(UserReplies.BAD_GATEWAY, json(502, UserReplies.BAD_GATEWAY.fields()));
    Exchange unknown = answer(NOT_FOUND, json(404, NOT_FOUND.fields()));

    String told = told(wrong, known, unknown);

    assertThat(told).contains(named).endsWith("?");
  }

  @Test
  void anAnswerThatAsksBesidesIsNamedWhenItDoesSoAgain() {
    Exchange right = answer(INFO, json(200, INFO.fields()));
    Exchange besides = right.besides(List.of(LATIN));

    assertThat(told(besides, right)).isEqualTo("2 replies are as promised.");
    assertThat(told(besides, besides))
        .startsWith(
            "POST /info: the reply is right, but the service also received GET /users/Zo%EB");
    assertThat(told(right.besides(List.of(BOB)), besides))
        .startsWith("POST /info: the reply is right, but the store was also asked for «Bob».");
  }

  @Test
  void aLookUpThatIsRepeatedAfterAFailureIsNamed() {
    Exchange twice =
        exchange(
            Aspect.ERRORS, UserReplies.UNAVAILABLE, json(503, UserReplies.UNAVAILABLE.fields()), 2);

    assertThat(told(twice.allowing(1))).contains("2 times", "also when it fails");
    assertThat(told(twice.allowing(2))).isEqualTo("1 reply is as promised.");
  }

  @Test
  void aRepetitionWithoutEndIsNamedHoweverItEnds() {
    for (Outcome outcome :
        List.of(new Outcome.Silent(List.of()), new Outcome.Ended(Message.verbatim("too much")))) {
      Exchange endless = exchange(Aspect.ERRORS, UserReplies.UNAVAILABLE, outcome, 99).allowing(1);

      assertThat(told(endless)).contains("no reply came, and the user had been looked up 99 times");
    }
  }

  @Test
  void anotherReplyThatTheContractAllowsIsRight() {
    Exchange strict =
        error(INFO, json(502, UserReplies.BAD_GATEWAY.fields()))
            .orRight(List.of(UserReplies.BAD_GATEWAY));

    assertThat(strict.right()).isTrue();
    assertThat(told(strict)).isEqualTo("1 reply is as promised.");
  }

  private static String told(Exchange... exchanges) {
    Evidence.Ran ran =
        Evidence.Ran.counted(
            List.of(exchanges),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            Timeline.EMPTY);
    return english(WrongReplies.judge(ran, ran.exchanges(), "unblock.exercises.upstream").message())
        .replaceAll(" \\(.* more requests? fails? in this criterion.\\)", "");
  }

  private static Exchange answer(Reply expected, Outcome outcome) {
    return exchange(Aspect.ANSWERS, expected, outcome, 1);
  }

  private static Exchange error(Reply expected, Outcome outcome) {
    return exchange(Aspect.ERRORS, expected, outcome, 1);
  }

  private static Exchange unseen(Reply expected, List<OtherLookUp> others, Outcome outcome) {
    return exchange(Aspect.ANSWERS, expected, outcome, 0).besides(others);
  }

  private static Exchange exchange(Aspect aspect, Reply expected, Outcome outcome, int lookUps) {
    return new Exchange(
        UserRoutes.INFO, aspect, Message.verbatim("POST /info"), expected, outcome, lookUps);
  }

  private static Outcome replied(int status, String body) {
    return new Outcome.Replied(status, Optional.empty(), body);
  }

  private static Outcome json(int status, Map<String, String> fields) {
    return new Outcome.Replied(status, Optional.of(Map.copyOf(fields)), fields.toString());
  }
}
