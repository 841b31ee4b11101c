package unblock.engine.judge;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import unblock.engine.exercise.CheckResult;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.Evidence.Exchange;
import unblock.engine.model.Route;
import unblock.message.Message;

/** What the exchanges of a run tell, by what they are about. */
final class ExchangeFilter {
  private ExchangeFilter() {}

  /** Those of one route that tell about that aspect. */
  static List<Exchange> of(Evidence.Ran ran, Aspect aspect, Route route) {
    return of(ran, aspect).stream().filter(each -> each.route().equals(route)).toList();
  }

  /** All that tell about that aspect. */
  static List<Exchange> of(Evidence.Ran ran, Aspect aspect) {
    return ran.exchanges().stream().filter(each -> each.aspect().equals(aspect)).toList();
  }

  /**
   * Failed where requests came to the slow call more often among others than alone; empty where
   * they did not. Whoever does so has not shown by waiting there that its look-ups run at the same
   * time: some of the arrivals may be for show. A clock without the gate decides nothing. Counted
   * over all requests together: where names get mixed up, one user is looked up twice and another
   * not at all, and isolation has that to say.
   */
  static Optional<CheckResult> oftenerThanAlone(Evidence.Ran ran, Exercise exercise) {
    List<Exchange> together = of(ran, Aspect.ISOLATION);
    int surplus = together.stream().mapToInt(each -> surplus(ran, each)).sum();
    int allowed =
        exercise.dependencies().stream().mapToInt(each -> each.mostRepeats(together.size())).sum();
    return surplus <= allowed
        ? Optional.empty()
        : together.stream()
            .max(Comparator.comparingInt(each -> surplus(ran, each)))
            .map(
                each ->
                    CheckResult.failed(
                        Message.of(
                            "judge.more-slow-calls",
                            "asked",
                            each.asked(),
                            "count",
                            each.lookUps(),
                            "alone",
                            alone(ran, each.route()))));
  }

  /** How many more slow calls there were than one request alone makes; negative for fewer. */
  private static int surplus(Evidence.Ran ran, Exchange exchange) {
    return exchange.lookUps() - Math.max(1, alone(ran, exchange.route()));
  }

  private static int alone(Evidence.Ran ran, Route route) {
    return of(ran, Aspect.ANSWERS, route).stream().mapToInt(Exchange::lookUps).max().orElse(0);
  }
}
