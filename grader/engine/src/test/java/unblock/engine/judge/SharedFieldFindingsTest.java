package unblock.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static unblock.engine.EnglishTexts.english;
import static unblock.engine.judge.Observed.allRight;
import static unblock.engine.model.SharedField.Certainty.HARMLESS;
import static unblock.engine.model.SharedField.Certainty.OVERWRITTEN;
import static unblock.engine.model.SharedField.Certainty.SUSPECTED;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.offload.OffloadExercise;
import unblock.engine.exercise.users.UserRoutes;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence.Ran;
import unblock.engine.model.Outcome;
import unblock.engine.model.Route;
import unblock.engine.model.SharedField;
import unblock.engine.model.SharedField.Certainty;
import unblock.engine.model.Verdict;
import unblock.message.Message;

/** Wrong replies together with fields that requests share. */
class SharedFieldFindingsTest {
  private static final Outcome OF_BOB =
      new Outcome.Replied(200, Optional.of(Map.of("message", "Welcome, Bob!")), "{}");

  private static SharedField field(int line, List<Route> writers, Certainty certainty) {
    Finding finding =
        new Finding(
            "shared-field",
            Severity.ERROR,
            "UserHandlers.java",
            line,
            Message.verbatim("A field."),
            List.of(),
            List.of());
    return new SharedField(finding, writers, UserRoutes.ALL, List.of(0), certainty);
  }

  private static CheckOutcome isolation(Ran ran) {
    return new IsolationCheck().judge(ran, new OffloadExercise());
  }

  private static Ran mixedUp(Aspect aspect, SharedField... fields) {
    return allRight().became(UserRoutes.HISTORY, aspect, OF_BOB).ran().withShared(List.of(fields));
  }

  private static Ran failing(int status, SharedField... fields) {
    Outcome failure = new Outcome.Replied(status, Optional.empty(), "");
    return allRight()
        .became(UserRoutes.HISTORY, Aspect.ISOLATION, failure)
        .ran()
        .withShared(List.of(fields));
  }

  @Test
  void aSuspectedFieldExplainsAFailureWithoutDataOfAnother() {
    CheckOutcome outcome = isolation(failing(502, field(14, UserRoutes.ALL, SUSPECTED)));

    assertThat(outcome.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(outcome.findings()).extracting(Finding::line).containsExactly(14);
  }

  @Test
  void aRejectionIsNotBlamedOnASuspectedField() {
    CheckOutcome outcome = isolation(failing(503, field(14, UserRoutes.ALL, SUSPECTED)));

    assertThat(outcome.verdict()).isEqualTo(Verdict.NOT_CHECKED);
  }

  @Test
  void anOverwrittenFieldExplainsEachFailure() {
    CheckOutcome outcome = isolation(failing(503, field(14, UserRoutes.ALL, OVERWRITTEN)));

    assertThat(outcome.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(outcome.findings()).extracting(Finding::line).containsExactly(14);
  }

  @Test
  void aHarmlessFieldExplainsNoFailure() {
    CheckOutcome outcome = isolation(failing(500, field(14, UserRoutes.ALL, HARMLESS)));

    assertThat(outcome.verdict()).isEqualTo(Verdict.NOT_CHECKED);
  }

  @Test
  void noFieldFailsBeforeAReplyIsWrong() {
    SharedField suspected = field(14, UserRoutes.ALL, SUSPECTED);

    CheckOutcome outcome = isolation(allRight().ran().withShared(List.of(suspected)));

    assertThat(outcome.verdict()).isEqualTo(Verdict.PASSED);
    assertThat(outcome.findings()).isEmpty();
  }

  @Test
  void aFieldThatWasOverwrittenIsTheOnlyOneNamed() {
    CheckOutcome outcome =
        isolation(
            mixedUp(
                Aspect.ISOLATION,
                field(14, UserRoutes.ALL, SUSPECTED),
                field(15, UserRoutes.ALL, OVERWRITTEN)));

    assertThat(outcome.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(outcome.findings()).extracting(Finding::line).containsExactly(15);
    assertThat(english(outcome.findings().get(0).message())).contains("the grader held");
  }

  @Test
  void aSuspectedFieldIsNamedAndAHarmlessOneIsNot() {
    CheckOutcome outcome =
        isolation(
            mixedUp(
                Aspect.ISOLATION,
                field(14, UserRoutes.ALL, SUSPECTED),
                field(15, UserRoutes.ALL, HARMLESS)));

    assertThat(outcome.findings()).extracting(Finding::line).containsExactly(14);
  }

  @Test
  void aSingleRequestFindsOnlyWhatAnotherRouteHasLeft() {
    RepliesCheck answers = new RepliesCheck(Aspect.ANSWERS, UserRoutes.HISTORY, List.of());

    CheckOutcome outcome =
        answers.judge(
            mixedUp(
                Aspect.ANSWERS,
                field(14, List.of(UserRoutes.LOGIN), SUSPECTED),
                field(15, UserRoutes.ALL, SUSPECTED)),
            new OffloadExercise());

    assertThat(outcome.findings()).extracting(Finding::line).containsExactly(14);
  }
}
