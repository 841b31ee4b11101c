package unblock.engine.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static unblock.engine.EnglishTexts.english;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.Criterion;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.Timeline;
import unblock.engine.model.Verdict;
import unblock.message.Message;

/**
 * Checks that a criterion that is inconclusive twice fails only if the submission can be the cause.
 */
class RepeatedDoubtRuleTest {
  private static final CheckOutcome DOUBT =
      CheckOutcome.inconclusive(Message.verbatim("The worker was held."));
  private static final Evidence UNSETTLED =
      new Evidence.Unsettled(Message.verbatim("Nothing came."));
  private static final Evidence TROUBLE =
      new Evidence.Trouble(Message.verbatim("The disk is full."));
  private static final Evidence WHOLE = ran(0);
  private static final Evidence CUT = ran(1);

  static Stream<Arguments> cases() {
    return Stream.of(
        arguments("both times", Aspect.EVENT_LOOP, WHOLE, "key", DOUBT, Verdict.FAILED),
        arguments("no end", Aspect.ANSWERS, UNSETTLED, "key", DOUBT, Verdict.FAILED),
        arguments("no end, timing", Aspect.TIMING, UNSETTLED, "key", DOUBT, Verdict.FAILED),
        arguments("the clock", Aspect.TIMING, WHOLE, "key", DOUBT, Verdict.INCONCLUSIVE),
        arguments("the grader", Aspect.EVENT_LOOP, TROUBLE, "key", DOUBT, Verdict.INCONCLUSIVE),
        arguments("cut evidence", Aspect.EVENT_LOOP, CUT, "key", DOUBT, Verdict.INCONCLUSIVE),
        arguments("once", Aspect.EVENT_LOOP, WHOLE, "other", DOUBT, Verdict.INCONCLUSIVE),
        arguments(
            "passed",
            Aspect.EVENT_LOOP,
            WHOLE,
            "key",
            CheckOutcome.passed(Message.verbatim("Free.")),
            Verdict.PASSED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void judged(
      String name, Aspect aspect, Evidence seen, String twice, CheckOutcome once, Verdict verdict) {
    Criterion criterion =
        new Criterion("key", aspect, Message.verbatim("title"), 1, new CleanUpCheck());

    CheckOutcome opinion =
        RepeatedDoubtRule.judge(new Evidence.Repeated(seen, List.of(twice)), criterion, once);

    assertThat(opinion.verdict()).isEqualTo(verdict);
    assertThat(english(opinion.message())).startsWith(english(once.message()));
  }

  private static Evidence ran(int missing) {
    return new Evidence.Ran(
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Timeline.EMPTY,
        List.of(),
        new Evidence.Counts(missing, 0, 0, 0, 0, 0, 0));
  }
}
