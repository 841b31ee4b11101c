package unblock.engine.judge;

import java.util.Optional;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Evidence;
import unblock.engine.model.Exchange;
import unblock.engine.model.Gathering;
import unblock.engine.model.Timing;
import unblock.message.Message;

/** Checks that three requests at once took about as long as one. */
record TimingCheck() implements CriterionCheck {
  @Override
  public Source source() {
    return Source.REPORTS;
  }

  @Override
  public CheckOutcome judge(Evidence.Ran ran, Exercise exercise) {
    return ExchangeFilter.moreCallsThanAlone(ran, exercise)
        .orElseGet(
            () ->
                timing(
                    ran.timing(),
                    ran.gatherings().stream().findFirst(),
                    ran.exchanges().stream().anyMatch(Exchange::repeated)));
  }

  /**
   * Timing alone never fails a submission: if it contradicts the observations at the gate, the
   * result is inconclusive.
   *
   * @param three the rendezvous of three requests; empty when there was none
   * @param repeats whether some request makes several slow calls, one after the other, which takes
   *     longer than the one call of another request
   */
  private static CheckOutcome timing(
      Optional<Timing> measured, Optional<Gathering> three, boolean repeats) {
    if (measured.isEmpty() || three.isEmpty()) {
      return CheckOutcome.inconclusive(Message.of("judge.no-time"));
    }
    Timing timing = measured.get();
    Message figures =
        Message.of(
            "judge.timing",
            "delay",
            timing.delayMs(),
            "one",
            timing.oneMs(),
            "three",
            timing.threeMs(),
            "ratio",
            timing.ratio(),
            "bound",
            Timing.BOUND);
    boolean together = three.get().complete() && three.get().early() == 0;
    if (together && repeats && !timing.concurrent()) {
      return CheckOutcome.notChecked(
          Message.joined(figures, Message.of("judge.timing-of-repeats")));
    }
    if (timing.concurrent() != together) {
      String why = together ? "judge.timing-of-busy-machine" : "judge.timing-contradicted";
      return CheckOutcome.inconclusive(Message.joined(figures, Message.of(why)));
    }
    return together
        ? CheckOutcome.passed(figures)
        : CheckOutcome.failed(Message.joined(figures, Message.of("judge.timing-question")));
  }
}
