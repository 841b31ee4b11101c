package unblock.engine.judge;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.Exchange;
import unblock.engine.model.Route;
import unblock.message.Message;

/** Selects the exchanges of a run by aspect and route. */
final class ExchangeFilter {
  private ExchangeFilter() {}

  /** Returns the exchanges of one route for that aspect. */
  static List<Exchange> of(Evidence.Ran ran, Aspect aspect, Route route) {
    return ran.exchanges(aspect).stream().filter(each -> each.route().equals(route)).toList();
  }

  /**
   * Fails when requests made more slow calls together than alone; empty otherwise. In that case,
   * waiting at the gate does not prove concurrent look-ups, because some of the arrivals may be
   * fake; a time measurement without the gate proves nothing. The calls are counted over all
   * requests together: when names are mixed up, one user is looked up twice and another not at all,
   * which is a failure of isolation.
   */
  static Optional<CheckOutcome> moreCallsThanAlone(Evidence.Ran ran, Exercise exercise) {
    List<Exchange> together = ran.exchanges(Aspect.ISOLATION);
    int surplus = together.stream().mapToInt(each -> surplus(ran, each)).sum();
    int allowed =
        exercise.dependencies().stream().mapToInt(each -> each.mostRepeats(together.size())).sum();
    return surplus <= allowed
        ? Optional.empty()
        : together.stream()
            .max(Comparator.comparingInt(each -> surplus(ran, each)))
            .map(
                each ->
                    CheckOutcome.failed(
                        Message.of(
                            "judge.more-slow-calls",
                            "asked",
                            each.asked(),
                            "count",
                            each.lookUps(),
                            "alone",
                            alone(ran, each.route()))));
  }

  /** The number of slow calls beyond those of one request alone; negative for fewer. */
  private static int surplus(Evidence.Ran ran, Exchange exchange) {
    return exchange.lookUps() - Math.max(1, alone(ran, exchange.route()));
  }

  private static int alone(Evidence.Ran ran, Route route) {
    return of(ran, Aspect.ANSWERS, route).stream().mapToInt(Exchange::lookUps).max().orElse(0);
  }
}
