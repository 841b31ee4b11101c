package unblock.engine.judge;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.Exchange;
import unblock.engine.model.Gathering;
import unblock.engine.model.Outcome;
import unblock.message.Message;

/** Checks that as many requests waited at the same time as the exercise promises. */
record ConcurrencyCheck() implements CriterionCheck {
  @Override
  public Source source() {
    return Source.REPORTS;
  }

  @Override
  public CheckOutcome judge(Evidence.Ran ran, Exercise exercise) {
    return ExchangeFilter.moreCallsThanAlone(ran, exercise)
        .orElseGet(() -> concurrency(ran, ran.exchanges(Aspect.CONCURRENCY), exercise));
  }

  /**
   * Passes when all gatherings were complete, no request was rejected or left without a reply, and
   * the largest gathering has the promised size.
   *
   * @param others the exchanges of rejected and unanswered requests
   */
  private static CheckOutcome concurrency(
      Evidence.Ran ran, List<Exchange> others, Exercise exercise) {
    List<Gathering> gatherings = ran.gatherings();
    if (gatherings.isEmpty()) {
      return CheckOutcome.inconclusive(Message.of("judge.nothing-sent-together"));
    }
    // A problem that also occurs on a server without earlier failures is not caused by them.
    Optional<CheckOutcome> unmet =
        gatherings.stream()
            .sorted(Comparator.comparingInt(Gathering::failures))
            .flatMap(gathering -> unmet(gathering, ran, exercise.packageName()).stream())
            .findFirst();
    if (unmet.isPresent()) {
      return unmet.get();
    }
    if (others.stream().anyMatch(other -> !other.right())) {
      return WrongReplies.judge(ran, others, exercise.packageName());
    }
    int promised = exercise.promise().atOnce();
    int most = gatherings.stream().mapToInt(Gathering::met).max().orElse(0);
    if (most < promised) {
      return CheckOutcome.inconclusive(
          Message.of("judge.tried-with-fewer", "count", most, "promised", promised));
    }
    return CheckOutcome.passed(Message.of("judge.waited-together", "count", most));
  }

  private static Optional<CheckOutcome> unmet(
      Gathering gathering, Evidence.Ran ran, String packageName) {
    int asked = gathering.asked();
    int reported = gathering.timeline().requests().size();
    if (asked != reported) {
      return Optional.of(
          CheckOutcome.inconclusive(
              Message.of("judge.timeline-incomplete", "count", asked, "told", reported)));
    }
    if (gathering.early() > 0) {
      return Optional.of(
          CheckOutcome.failed(
              Message.joined(
                  Message.of(
                      asked > gathering.promised() ? "judge.early-in-turns" : "judge.early",
                      "early",
                      gathering.early(),
                      "count",
                      asked,
                      "promised",
                      gathering.promised()),
                  earlyReply(ran),
                  Message.of("judge.question.early"))));
    }
    if (!gathering.complete()) {
      return Optional.of(CheckOutcome.failed(tooFew(gathering, ran.gatherings(), packageName)));
    }
    if (gathering.forgotten() > 0) {
      return Optional.of(
          CheckOutcome.failed(
              Message.joined(
                  Message.of(
                      "judge.forgotten",
                      "count",
                      asked,
                      "met",
                      gathering.met(),
                      "forgotten",
                      gathering.forgotten()),
                  madeAt(ran),
                  Message.of("judge.question.forgotten"))));
    }
    return Optional.empty();
  }

  /** One of the wrong replies without a look-up; empty when there is none. */
  private static Message earlyReply(Evidence.Ran ran) {
    return ran.exchanges().stream()
        .filter(each -> List.of(Aspect.ISOLATION, Aspect.CONCURRENCY).contains(each.aspect()))
        .filter(each -> !each.right() && each.lookUps() == 0)
        .flatMap(
            each ->
                each.outcome() instanceof Outcome.Replied replied
                    ? Stream.of(replied)
                    : Stream.empty())
        .findFirst()
        .map(
            replied ->
                Message.joined(
                    Message.of("judge.early-reply", "reply", WrongReplies.got(replied)),
                    madeAt(ran)))
        .orElse(Message.empty());
  }

  private static Message madeAt(Evidence.Ran ran) {
    return ran.ending().map(CleanUpCheck::madeAt).orElse(Message.empty());
  }

  private static Message tooFew(Gathering gathering, List<Gathering> all, String packageName) {
    boolean onlyAfterFailures =
        all.stream()
            .anyMatch(
                other ->
                    other.failures() < gathering.failures()
                        && other.promised() >= gathering.promised()
                        && other.complete());
    ConcurrencyHolder holder = ConcurrencyHolder.of(gathering, packageName);
    Message seen =
        Message.of(
            onlyAfterFailures ? "judge.too-few-after-failures" : "judge.too-few",
            "failures",
            gathering.failures(),
            "count",
            gathering.asked(),
            "met",
            gathering.met(),
            "promised",
            gathering.asked() > gathering.promised()
                ? Message.of("judge.promised", "count", gathering.promised())
                : Message.empty());
    return Message.joined(
        seen,
        holder.fact(),
        onlyAfterFailures ? Message.of("judge.question.given-back") : holder.question());
  }
}
