package unblock.engine.judge;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import unblock.engine.model.Evidence.Exchange;
import unblock.engine.model.Evidence.Gathering;
import unblock.engine.model.Evidence.Timing;
import unblock.engine.model.Exercise;

/** Concurrency and timing: did requests wait at the same time, and does the clock say so too? */
final class OnWaiting {
  private OnWaiting() {}

  /**
   * Passed when all gatherings were complete, nobody was turned away or forgotten, and the largest
   * is what the exercise promises.
   *
   * @param others what became of requests that were turned away or forgotten
   */
  static Opinion concurrency(List<Gathering> gatherings, List<Exchange> others, Exercise exercise) {
    if (gatherings.isEmpty()) {
      return Opinion.inconclusive("No requests were sent together, so nothing is known.");
    }
    // What also happens on a server that has seen no failures is not due to them.
    Optional<Opinion> unmet =
        gatherings.stream()
            .sorted(Comparator.comparingInt(Gathering::failures))
            .flatMap(gathering -> unmet(gathering, gatherings).stream())
            .findFirst();
    if (unmet.isPresent()) {
      return unmet.get();
    }
    if (others.stream().anyMatch(other -> !other.right())) {
      return OnReplies.judge(others, exercise.packageName());
    }
    int most = gatherings.stream().mapToInt(Gathering::met).max().orElse(0);
    if (most < exercise.atOnce()) {
      return Opinion.inconclusive(
          "%d requests waited at the slow call at the same time; it was not tried with %d."
              .formatted(most, exercise.atOnce()));
    }
    return Opinion.passed(most + " requests waited at the slow call at the same time.");
  }

  private static Optional<Opinion> unmet(Gathering gathering, List<Gathering> all) {
    int asked = gathering.asked();
    int told = gathering.timeline().requests().size();
    if (asked != told) {
      return Optional.of(
          Opinion.inconclusive(
              "Of %d requests sent together, only %d are told of.".formatted(asked, told)));
    }
    if (gathering.early() > 0) {
      return Optional.of(
          Opinion.failed(
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
      return Optional.of(Opinion.failed(tooFew(gathering, all)));
    }
    if (gathering.forgotten() > 0) {
      return Optional.of(
          Opinion.failed(
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

  /**
   * Time alone fails nobody: when it contradicts what was seen at the gate, nothing is certain.
   *
   * @param three the rendezvous of three requests; empty when there was none
   */
  static Opinion timing(Optional<Timing> measured, Optional<Gathering> three) {
    if (measured.isEmpty() || three.isEmpty()) {
      return Opinion.inconclusive("The three requests were not all answered, so there is no time.");
    }
    Timing timing = measured.get();
    String figures =
        String.format(
            Locale.ROOT,
            "With a slow call of %.0f ms, one request took %.0f ms and three at once took %.0f ms: %.1f times as long (concurrent means at most %.1f).",
            timing.delayMs(),
            timing.oneMs(),
            timing.threeMs(),
            timing.ratio(),
            Timing.BOUND);
    boolean together = three.get().complete() && three.get().early() == 0;
    if (timing.concurrent() != together) {
      return Opinion.inconclusive(
          figures
              + (together
                  ? " Yet all three were seen waiting at the same time: this machine is too busy to time them."
                  : " Yet the three were not seen waiting at the same time. The time decides nothing here."));
    }
    return together
        ? Opinion.passed(figures)
        : Opinion.failed(figures + " Which request waited for which? The timeline shows it.");
  }
}
