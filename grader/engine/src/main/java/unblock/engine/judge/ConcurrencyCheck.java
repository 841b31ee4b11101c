package unblock.engine.judge;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import unblock.engine.exercise.CheckResult;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.Evidence.Exchange;
import unblock.engine.model.Evidence.Gathering;

/** Whether requests waited at the same time, as many as the exercise promises. */
record ConcurrencyCheck() implements CriterionCheck {
  @Override
  public Source source() {
    return Source.REPORTS;
  }

  @Override
  public CheckResult judge(Evidence.Ran ran, Exercise exercise) {
    return ExchangeFilter.oftenerThanAlone(ran, exercise)
        .orElseGet(
            () ->
                concurrency(
                    ran.gatherings(), ExchangeFilter.of(ran, Aspect.CONCURRENCY), exercise));
  }

  /**
   * Passed when all gatherings were complete, nobody was turned away or forgotten, and the largest
   * is what the exercise promises.
   *
   * @param others what became of requests that were turned away or forgotten
   */
  private static CheckResult concurrency(
      List<Gathering> gatherings, List<Exchange> others, Exercise exercise) {
    if (gatherings.isEmpty()) {
      return CheckResult.inconclusive("No requests were sent together, so nothing is known.");
    }
    // What also happens on a server that has seen no failures is not due to them.
    Optional<CheckResult> unmet =
        gatherings.stream()
            .sorted(Comparator.comparingInt(Gathering::failures))
            .flatMap(gathering -> unmet(gathering, gatherings).stream())
            .findFirst();
    if (unmet.isPresent()) {
      return unmet.get();
    }
    if (others.stream().anyMatch(other -> !other.right())) {
      return WrongReplies.judge(others, exercise.packageName());
    }
    int promised = exercise.promise().atOnce();
    int most = gatherings.stream().mapToInt(Gathering::met).max().orElse(0);
    if (most < promised) {
      return CheckResult.inconclusive(
          "%d requests waited at the slow call at the same time; it was not tried with %d."
              .formatted(most, promised));
    }
    return CheckResult.passed(most + " requests waited at the slow call at the same time.");
  }

  private static Optional<CheckResult> unmet(Gathering gathering, List<Gathering> all) {
    int asked = gathering.asked();
    int told = gathering.timeline().requests().size();
    if (asked != told) {
      return Optional.of(
          CheckResult.inconclusive(
              "Of %d requests sent together, only %d are told of.".formatted(asked, told)));
    }
    if (gathering.early() > 0) {
      return Optional.of(
          CheckResult.failed(
              "%d of %d requests sent together were answered before their look-up had ended%s. Where do these replies come from?"
                  .formatted(
                      gathering.early(),
                      asked,
                      asked > gathering.promised()
                          ? "; those beyond the %d that wait at the same time may wait for their turn, and then they are looked up"
                              .formatted(gathering.promised())
                          : "")));
    }
    if (!gathering.complete()) {
      return Optional.of(CheckResult.failed(tooFew(gathering, all)));
    }
    if (gathering.forgotten() > 0) {
      return Optional.of(
          CheckResult.failed(
              "Of %d requests sent together, %d waited at the slow call at the same time; %d never came to it, not even when all others had been answered. What wakes a request that waits for its turn?"
                  .formatted(asked, gathering.met(), gathering.forgotten())));
    }
    return Optional.empty();
  }

  private static String tooFew(Gathering gathering, List<Gathering> all) {
    boolean onlyAfterFailures =
        all.stream()
            .anyMatch(
                other ->
                    other.failures() < gathering.failures()
                        && other.promised() >= gathering.promised()
                        && other.complete());
    int met = gathering.met();
    String seen =
        "f %d requests sent together, %s at the slow call at the same time%s"
            .formatted(
                gathering.asked(),
                met == 1 ? "1 was" : met + " were",
                gathering.asked() > gathering.promised()
                    ? " (%d are promised)".formatted(gathering.promised())
                    : "");
    return onlyAfterFailures
        ? "After %d look-ups that failed, o%s; without them, enough were. What did the failed ones not give back?"
            .formatted(gathering.failures(), seen)
        : "O%s; the others waited for a thread or a lock. What do the requests share that only %s may hold?"
            .formatted(seen, met <= 1 ? "one of them" : met + " of them");
  }
}
