package unblock.engine.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import unblock.analyzer.Finding;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.Evidence.Ending;
import unblock.engine.model.Evidence.Exchange;
import unblock.engine.model.Evidence.Gathering;
import unblock.engine.model.Evidence.Outcome;
import unblock.engine.model.Evidence.Stack;
import unblock.engine.model.Evidence.Timing;
import unblock.engine.model.Exercise;
import unblock.engine.model.Route;
import unblock.engine.model.Timeline;
import unblock.engine.run.Call.Question;
import unblock.given.User;

/**
 * The run of one exercise, step by step: answers, errors, rendezvous, timing bound, clean-up. A
 * step that could earn nothing, because a handler does not answer, is not taken.
 */
final class Trial {
  private static final Duration SHORT_TIMEOUT = Duration.ofMillis(200);

  /** A clock that is set again and again is no reason to ask for ever. */
  private static final int MOST_WHILE_THE_CLOCK_IS_SET = 4;

  private final Exercise exercise;
  private final Session session;
  private final People people;
  private final Questions questions;
  private final Random random;
  private final Consumer<String> stepDone;
  private final List<Exchange> exchanges = new ArrayList<>();
  private boolean broken;

  Trial(Exercise exercise, Session session, People people, long seed, Consumer<String> stepDone) {
    this.exercise = exercise;
    this.session = session;
    this.people = people;
    this.questions = new Questions(people);
    this.random = new Random(seed);
    this.stepDone = stepDone;
  }

  /** Runs it all; {@code inspected} is passed on. */
  Evidence run(List<Finding> inspected) throws IOException {
    Optional<Evidence.NotServed> refusal = session.open();
    stepDone.accept("start");
    if (refusal.isPresent()) {
      return refusal.get();
    }
    List<Route> answering = new ArrayList<>();
    for (Route route : Route.values()) {
      if (askAll(Aspect.ANSWERS, questions.answers(route))) {
        answering.add(route);
      }
    }
    stepDone.accept("answers");
    if (isAsked(Aspect.ERRORS)) {
      for (Route route : answering) {
        errors(route);
      }
      stepDone.accept("errors");
    }
    Optional<Timing> timing = Optional.empty();
    Optional<Ending> ending = Optional.empty();
    List<Gathering> gatherings = List.of();
    Timeline timeline = Timeline.EMPTY;
    if (answering.size() == Route.values().length) {
      Crowd crowd = new Crowd(exercise, whole(), questions, people, random);
      crowd.send(answering.stream().filter(this::failsRightly).toList());
      exchanges.addAll(crowd.exchanges());
      gatherings = crowd.gatherings();
      stepDone.accept("rendezvous");
      if (isAsked(Aspect.TIMING)) {
        TimingBound bound = new TimingBound(session, questions, people);
        timing = bound.measure(gatherings.get(0).complete());
        timeline = bound.timeline();
        stepDone.accept("timing");
      }
      if (isAsked(Aspect.CLEAN_UP)) {
        ending = end();
        stepDone.accept("clean-up");
      }
    }
    Calls calls = session.calls();
    Set<String> places = inspected.stream().map(Finding::place).collect(Collectors.toSet());
    return Evidence.Ran.counted(
            exchanges,
            session.onWorker(),
            gatherings,
            timing,
            ending,
            inspected,
            calls.at(places),
            calls.computing(),
            timeline)
        .withUnsent(session.unsent());
  }

  private boolean isAsked(Aspect aspect) {
    return exercise.criteria().stream().anyMatch(criterion -> criterion.aspect() == aspect);
  }

  /** Whether one request at a time is answered as promised there, whatever fails. */
  private boolean failsRightly(Route route) {
    List<Exchange> errors =
        exchanges.stream()
            .filter(each -> each.aspect() == Aspect.ERRORS && each.route() == route)
            .toList();
    return !errors.isEmpty() && errors.stream().allMatch(Exchange::right);
  }

  /** Asks until a reply is not the promised one; whether all were. */
  private boolean askAll(Aspect aspect, List<Supplier<Question>> all) throws IOException {
    for (Supplier<Question> question : all) {
      if (!note(whole().ask(question.get(), aspect))) {
        return false;
      }
    }
    return true;
  }

  private boolean note(Exchange exchange) {
    exchanges.add(exchange);
    broken = brokenBy(exchange.outcome());
    return exchange.right();
  }

  /** The session, with a new child if the last question has broken the one it had. */
  private Session whole() throws IOException {
    if (broken) {
      broken = false;
      session.renew();
    }
    return session;
  }

  /** Whether the server can still serve others: it lives, and a worker is free. */
  private boolean brokenBy(Outcome outcome) {
    return outcome instanceof Outcome.Ended
        || outcome instanceof Outcome.Overdue
        || (outcome instanceof Outcome.Silent silent
            && (silent.holders().size() >= exercise.workers() || !session.pulse()));
  }

  private void errors(Route route) throws IOException {
    for (Supplier<Question> question : questions.parameters(route)) {
      note(whole().ask(question.get(), Aspect.ERRORS));
    }
    if (exercise.upstream() && route != Route.LOGIN) {
      upstreamErrors(route);
    } else {
      User user = people.add();
      whole().gate().failFor(user.username());
      note(
          session.ask(
              questions.failing(route, user, "while the store fails", Questions.UNAVAILABLE),
              Aspect.ERRORS));
    }
    note(whole().ask(questions.right(route, people.add()), Aspect.ERRORS));
  }

  private void upstreamErrors(Route route) throws IOException {
    for (Upstream.Fate fate : Upstream.Fate.values()) {
      User user = people.add();
      whole().fates().put(user.username(), fate);
      note(
          session.ask(
              questions.failing(route, user, fate.words(), Questions.BAD_GATEWAY), Aspect.ERRORS));
    }
    note(whileSilent(route));
    note(
        beside(
            whole().servers().besideNothing(),
            questions.failing(
                route,
                people.add(),
                "while the service refuses connections",
                Questions.BAD_GATEWAY),
            Duration.ZERO));
  }

  /** Asks again where the machine's clock was set meanwhile: a time-out may come an hour late. */
  private Exchange whileSilent(Route route) throws IOException {
    int left = MOST_WHILE_THE_CLOCK_IS_SET;
    while (true) {
      TimeOfDayShift shift = TimeOfDayShift.sinceNow();
      User silenced = people.add();
      whole().gate().silenceFor(silenced.username());
      Exchange exchange =
          beside(
              session.servers().besideUpstream(SHORT_TIMEOUT),
              questions.failing(route, silenced, "while the service is silent", Questions.TIMEOUT),
              SHORT_TIMEOUT.multipliedBy(3));
      if (exchange.right() || !shift.noticeable() || --left == 0) {
        return exchange;
      }
      broken = brokenBy(exchange.outcome());
    }
  }

  private Exchange beside(int port, Question question, Duration atLeast) {
    if (port < 0) {
      return new Exchange(
          question.route(),
          Aspect.ERRORS,
          question.asked(),
          question.expected(),
          new Outcome.Dropped("UserHandlers could not be made a second time"),
          0);
    }
    Exchange exchange = session.ask(question, Aspect.ERRORS, port, atLeast);
    session.servers().closeBeside();
    return exchange;
  }

  private Optional<Ending> end() {
    return session
        .servers()
        .end()
        .filter(message -> message.kind().equals("closed"))
        .map(
            message -> {
              String connections = message.field(1);
              List<Stack> threads = new ArrayList<>();
              for (int i = 3; i + 1 < message.fields().size(); i += 2) {
                threads.add(
                    new Stack("", message.field(i), "", Snapshot.lines(message.field(i + 1))));
              }
              return new Ending(
                  Snapshot.lines(message.field(2)),
                  threads,
                  connections.matches("\\d{1,6}") ? Integer.parseInt(connections) : 0);
            });
  }
}
