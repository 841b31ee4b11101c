package unblock.engine.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import unblock.analyzer.Finding;
import unblock.engine.exercise.users.UserRoutes;
import unblock.engine.model.Aspect;
import unblock.engine.model.Called;
import unblock.engine.model.Computing;
import unblock.engine.model.Ending;
import unblock.engine.model.Evidence;
import unblock.engine.model.Exchange;
import unblock.engine.model.Gathering;
import unblock.engine.model.Outcome;
import unblock.engine.model.Pulse;
import unblock.engine.model.Reply;
import unblock.engine.model.Route;
import unblock.engine.model.Span;
import unblock.engine.model.Stack;
import unblock.engine.model.Timeline;
import unblock.engine.model.Timing;
import unblock.message.Message;

/** Evidence of a correct answer, which tests modify. */
final class Observed {
  static final Reply PROMISED = new Reply(200, Map.of("message", "Welcome, Zoë!"));
  static final Outcome RIGHT =
      new Outcome.Replied(
          200, Optional.of(Map.of("message", "Welcome, Zoë!")), "{\"message\":\"Welcome, Zoë!\"}");
  static final Outcome SKELETON = new Outcome.Replied(501, Optional.empty(), "Not Implemented");
  static final Timing CONCURRENT = new Timing(500, 510, 530);
  static final Timing SERIAL = new Timing(500, 510, 1520);

  private List<Exchange> exchanges = new ArrayList<>();
  private List<Stack> onWorker = List.of();
  private List<Gathering> gatherings =
      List.of(together(3, Pulse.ANSWERED), together(16, Pulse.ANSWERED));
  private Optional<Timing> timing = Optional.of(CONCURRENT);
  private Optional<Ending> ending = Optional.of(new Ending(List.of(), List.of(), 0));
  private List<Finding> inspected = List.of();
  private List<Called> calls = List.of();
  private List<Computing> computing = List.of();

  private Observed() {}

  /**
   * All replies correct, three and sixteen requests together, the worker free, the timing within
   * the bound.
   */
  static Observed allRight() {
    Observed observed = new Observed();
    for (Aspect aspect : List.of(Aspect.ANSWERS, Aspect.ERRORS, Aspect.ISOLATION)) {
      for (Route route : UserRoutes.ALL) {
        observed.exchanges.add(exchange(route, aspect, RIGHT));
      }
    }
    return observed;
  }

  static Exchange exchange(Route route, Aspect aspect, Outcome outcome) {
    return new Exchange(
        route,
        aspect,
        Message.verbatim("POST " + route + " for \"Zoë\" (" + aspect + ")"),
        PROMISED,
        outcome,
        1);
  }

  static Gathering together(int requests, Pulse pulse) {
    return gathering(requests, requests, 0, pulse);
  }

  /**
   * A gathering of that many requests: some met at the gate, some were answered before, the others
   * stayed queued.
   */
  static Gathering gathering(int asked, int met, int early, Pulse pulse, Stack... holders) {
    return gathering(asked, asked, 0, met, early, asked - met - early, pulse, holders);
  }

  /**
   * A gathering of that many requests: some met at the gate, some were answered before, some never
   * reached it, the others came later.
   */
  static Gathering gathering(
      int asked,
      int promised,
      int failures,
      int met,
      int early,
      int forgotten,
      Pulse pulse,
      Stack... holders) {
    List<Timeline.Request> requests = new ArrayList<>();
    for (int i = 0; i < asked; i++) {
      Span span =
          i < met
              ? new Span(Span.Kind.GATE, 1, 10)
              : i < met + early
                  ? new Span(Span.Kind.REPLY, 0, 1)
                  : i < met + early + forgotten
                      ? new Span(Span.Kind.QUEUED, 0, 10)
                      : new Span(Span.Kind.GATE, 20 + i, 20.5 + i);
      requests.add(new Timeline.Request("R" + i, "/login", List.of(span)));
    }
    return new Gathering(
        asked, promised, failures, new Timeline(requests), pulse, List.of(holders));
  }

  Observed without(Aspect aspect, Route route) {
    return without(exchange -> exchange.aspect().equals(aspect) && exchange.route().equals(route));
  }

  Observed without(Predicate<Exchange> unwanted) {
    exchanges.removeIf(unwanted);
    return this;
  }

  Observed with(Exchange exchange) {
    exchanges.add(exchange);
    return this;
  }

  /** Replaces the correct outcome of the request by that one. */
  Observed became(Route route, Aspect aspect, Outcome outcome) {
    return without(aspect, route).with(exchange(route, aspect, outcome));
  }

  /** Sets the number of look-ups of that request's user, which is 1 by default. */
  Observed lookedUp(Route route, Aspect aspect, int times) {
    Exchange once = exchange(route, aspect, RIGHT);
    return without(aspect, route)
        .with(new Exchange(route, aspect, once.asked(), once.expected(), once.outcome(), times));
  }

  Observed onWorker(Stack... stacks) {
    onWorker = List.of(stacks);
    return this;
  }

  Observed gathered(Gathering... together) {
    gatherings = List.of(together);
    return this;
  }

  Observed timed(Timing measured) {
    timing = Optional.of(measured);
    return this;
  }

  Observed untimed() {
    timing = Optional.empty();
    return this;
  }

  Observed ended(Ending left) {
    ending = Optional.of(left);
    return this;
  }

  Observed unended() {
    ending = Optional.empty();
    return this;
  }

  Observed inspected(Finding... findings) {
    inspected = List.of(findings);
    return this;
  }

  Observed called(Called... made) {
    calls = List.of(made);
    return this;
  }

  Observed computed(Computing... measured) {
    computing = List.of(measured);
    return this;
  }

  Evidence.Ran ran() {
    return Evidence.Ran.counted(
        exchanges,
        onWorker,
        gatherings,
        timing,
        ending,
        inspected,
        calls,
        computing,
        Timeline.EMPTY);
  }
}
