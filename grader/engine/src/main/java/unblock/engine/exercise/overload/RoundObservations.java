package unblock.engine.exercise.overload;

import java.util.List;
import java.util.Optional;
import unblock.engine.model.Evidence;
import unblock.engine.model.Exchange;
import unblock.engine.model.HeldStep;
import unblock.engine.model.HeldTrial;
import unblock.engine.model.Pulse;

/**
 * The observations of one round.
 *
 * @param full the step in which all requests had been sent and none was released
 * @param mostRunning the largest number of look-ups at the gate in any step
 * @param requests all requests of the round with their outcomes
 */
record RoundObservations(HeldStep full, int mostRunning, List<Exchange> requests) {
  /** The steps that send the requests: the first two, then all others. */
  private static final int SENDING = 2;

  /** Reads that round; empty when it was omitted. */
  static Optional<RoundObservations> of(OverloadRound round, Evidence.Ran ran) {
    return ran.heldTrial(round.trial())
        .map(HeldTrial::steps)
        .filter(steps -> steps.size() >= SENDING)
        .map(
            steps ->
                new RoundObservations(
                    steps.get(SENDING - 1),
                    steps.stream().mapToInt(step -> step.atTheGate().size()).max().orElse(0),
                    ran.exchanges(round.aspect())));
  }

  /** The number of look-ups at the gate when all requests had been sent. */
  int running() {
    return full.atTheGate().size();
  }

  /** The number of requests that were refused as promised, apart from the header. */
  int refused() {
    return full.replies(OverloadRound.UNAVAILABLE);
  }

  /** The number of requests that were answered although no look-up had ended. */
  int answered() {
    return full.replies().size();
  }

  /** The number of requests that neither ran nor had a reply. */
  int waiting() {
    return Math.max(0, requests.size() - running() - answered());
  }

  /** The number of requests that never got a reply. */
  int unanswered() {
    return (int) requests.stream().filter(Exchange::unanswered).count();
  }

  /** Whether a thread held the worker, so that requests stayed in the server's queue. */
  boolean isWorkerHeld() {
    return full.pulse() == Pulse.MISSED;
  }

  /** Whether the numbers are the promised ones. */
  boolean isAsPromised() {
    return running() == OverloadRound.RUNNING
        && refused() == OverloadRound.REFUSED
        && answered() == OverloadRound.REFUSED
        && mostRunning == OverloadRound.RUNNING
        && unanswered() == 0;
  }
}
