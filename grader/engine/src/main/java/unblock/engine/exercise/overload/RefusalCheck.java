package unblock.engine.exercise.overload;

import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Evidence;
import unblock.engine.model.Exchange;
import unblock.engine.model.Outcome;
import unblock.message.Message;

/** Checks that two requests wait, and that the others are refused at once as promised. */
record RefusalCheck() implements CriterionCheck {
  @Override
  public Source source() {
    return Source.REPORTS;
  }

  @Override
  public CheckOutcome judge(Evidence.Ran ran, Exercise exercise) {
    return RoundObservations.of(OverloadRound.FIRST, ran)
        .map(RefusalCheck::judge)
        .map(outcome -> outcome.seenIn(OverloadRound.FIRST.trial()))
        .orElse(CheckOutcome.inconclusive(Message.of("overload.not-tried")));
  }

  private static CheckOutcome judge(RoundObservations round) {
    if (round.isWorkerHeld()) {
      return failed(round, "overload.worker-held");
    }
    if (round.unanswered() > 0) {
      return failed(round, "overload.unanswered");
    }
    if (round.answered() > OverloadRound.REFUSED) {
      return failed(round, "overload.refuses-too-many");
    }
    if (round.answered() < OverloadRound.REFUSED) {
      return failed(
          round, round.answered() == 0 ? "overload.refuses-none" : "overload.refuses-too-few");
    }
    return refusals(round)
        .filter(replied -> !replied.isReply(OverloadRound.REFUSAL))
        .findFirst()
        .map(RefusalCheck::otherReply)
        .orElse(
            CheckOutcome.passed(
                Message.of(
                    "overload.refused",
                    "refused",
                    round.refused(),
                    "waited",
                    round.waiting(),
                    "count",
                    OverloadRound.SENT)));
  }

  private static CheckOutcome failed(RoundObservations round, String key) {
    return CheckOutcome.failed(
        Message.of(
            key,
            "count",
            OverloadRound.SENT,
            "running",
            round.running(),
            "waiting",
            round.waiting(),
            "answered",
            round.answered(),
            "unanswered",
            round.unanswered(),
            "promised",
            OverloadRound.WAITING));
  }

  /** The replies other than 200: in this round, no look-up fails. */
  private static Stream<Outcome.Replied> refusals(RoundObservations round) {
    return round.requests().stream()
        .map(Exchange::outcome)
        .flatMap(
            outcome ->
                outcome instanceof Outcome.Replied replied && replied.status() != 200
                    ? Stream.of(replied)
                    : Stream.empty());
  }

  private static CheckOutcome otherReply(Outcome.Replied replied) {
    if (replied.status() != OverloadRound.UNAVAILABLE) {
      String key =
          replied.body().startsWith(RejectedExecutionException.class.getName())
              ? "overload.refusal-not-caught"
              : "overload.other-status";
      return CheckOutcome.failed(
          Message.of(key, "status", replied.status(), "body", replied.body()));
    }
    return CheckOutcome.failed(
        Optional.ofNullable(replied.headers().get("Retry-After"))
            .map(
                value ->
                    value.equals("1")
                        ? Message.of("overload.other-body", "body", replied.body())
                        : Message.of("overload.other-retry-after", "value", value))
            .orElse(Message.of("overload.no-retry-after")));
  }
}
