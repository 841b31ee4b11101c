package unblock.engine.run;

import java.time.Duration;
import java.util.Optional;
import unblock.engine.model.Exchange;

/**
 * An exchange, and how long after the last step of its look-up the reply came.
 *
 * @param sinceStep from the arrival of the look-up, or from the beginning of its answer, until the
 *     reply; empty if one of them is missing
 */
record TimedExchange(Exchange exchange, Optional<Duration> sinceStep) {
  /**
   * Whether the reply came about as long after that step as a time-out of that length takes. If
   * not, the machine may have been so slow that the time-out ended before the handler met the
   * service's fault. Measured on two cores with twelve busy loops: 1 of 32 gradings of an answer
   * whose time-out does not cover the body replied in time, because the headers came too late.
   */
  boolean isTimely(Duration timeout) {
    return sinceStep
        .filter(time -> time.compareTo(timeout.dividedBy(2)) >= 0)
        .filter(time -> time.compareTo(timeout.multipliedBy(2)) <= 0)
        .isPresent();
  }
}
