package unblock.grader.judge;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import unblock.grader.model.Evidence.Gathering;
import unblock.grader.model.Evidence.Timing;

/** Concurrency and timing: did requests wait at the same time, and does the clock say so too? */
final class OnWaiting {
  private OnWaiting() {}

  /**
   * Passed when all gatherings were complete and the largest is what the exercise promises.
   *
   * @param atOnce how many requests should be able to wait at the same time
   */
  static Opinion concurrency(List<Gathering> gatherings, int atOnce) {
    if (gatherings.isEmpty()) {
      return Opinion.inconclusive("No requests were sent together, so nothing is known.");
    }
    for (Gathering gathering : gatherings) {
      if (gathering.asked() != gathering.timeline().requests().size()) {
        return Opinion.inconclusive(
            "Of %d requests sent together, only %d are told of."
                .formatted(gathering.asked(), gathering.timeline().requests().size()));
      }
      if (gathering.early() > 0) {
        return Opinion.failed(
            "%d of %d requests sent together were answered before their look-up had begun. Where do these replies come from?"
                .formatted(gathering.early(), gathering.asked()));
      }
      if (!gathering.complete()) {
        return Opinion.failed(
            "Of %d requests sent together, %s at the slow call at the same time; the others waited for a thread or a lock. What do the requests share that only %s may hold?"
                .formatted(
                    gathering.asked(),
                    gathering.met() == 1 ? "1 was" : gathering.met() + " were",
                    gathering.met() <= 1 ? "one of them" : gathering.met() + " of them"));
      }
    }
    int most = gatherings.stream().mapToInt(Gathering::met).max().orElse(0);
    if (most < atOnce) {
      return Opinion.inconclusive(
          "%d requests waited at the slow call at the same time; it was not tried with %d."
              .formatted(most, atOnce));
    }
    return Opinion.passed(most + " requests waited at the slow call at the same time.");
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
