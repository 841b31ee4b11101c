package unblock.engine.judge;

import java.util.Locale;
import java.util.Optional;
import unblock.engine.exercise.CheckResult;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Evidence;
import unblock.engine.model.Evidence.Gathering;
import unblock.engine.model.Evidence.Timing;

/** Whether three requests at once took about as long as one. */
record TimingCheck() implements CriterionCheck {
  @Override
  public Source source() {
    return Source.REPORTS;
  }

  @Override
  public CheckResult judge(Evidence.Ran ran, Exercise exercise) {
    return ExchangeFilter.oftenerThanAlone(ran, exercise)
        .orElseGet(() -> timing(ran.timing(), ran.gatherings().stream().findFirst()));
  }

  /**
   * Time alone fails nobody: when it contradicts what was seen at the gate, nothing is certain.
   *
   * @param three the rendezvous of three requests; empty when there was none
   */
  private static CheckResult timing(Optional<Timing> measured, Optional<Gathering> three) {
    if (measured.isEmpty() || three.isEmpty()) {
      return CheckResult.inconclusive(
          "The three requests were not all answered, so there is no time.");
    }
    Timing timing = measured.get();
    String figures =
        String.format(
            Locale.ROOT,
            "With a slow call of %.0f ms, one request took %.0f ms and three at once took %.0f ms:"
                + " %.1f times as long (concurrent means at most %.1f).",
            timing.delayMs(),
            timing.oneMs(),
            timing.threeMs(),
            timing.ratio(),
            Timing.BOUND);
    boolean together = three.get().complete() && three.get().early() == 0;
    if (timing.concurrent() != together) {
      return CheckResult.inconclusive(
          figures
              + (together
                  ? " Yet all three were seen waiting at the same time: this machine is too busy to"
                      + " time them."
                  : " Yet the three were not seen waiting at the same time. The time decides"
                      + " nothing here."));
    }
    return together
        ? CheckResult.passed(figures)
        : CheckResult.failed(figures + " Which request waited for which? The timeline shows it.");
  }
}
