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
import unblock.engine.exercise.Exercise;
import unblock.engine.exercise.ExpectedFault;
import unblock.engine.exercise.HandlerSetting;
import unblock.engine.exercise.HeldRequests;
import unblock.engine.exercise.Oracle;
import unblock.engine.exercise.Question;
import unblock.engine.exercise.ServerLife;
import unblock.engine.exercise.Trials;
import unblock.engine.model.Aspect;
import unblock.engine.model.Ending;
import unblock.engine.model.Evidence;
import unblock.engine.model.Exchange;
import unblock.engine.model.Gathering;
import unblock.engine.model.HeldTrial;
import unblock.engine.model.Outcome;
import unblock.engine.model.Route;
import unblock.engine.model.SharedField;
import unblock.engine.model.Timeline;
import unblock.engine.model.Timing;
import unblock.message.Message;

/** The trials of one run, in the order of the exercise. Their observations become its evidence. */
final class RunningTrials implements Trials {
  /** The time that an answer may take when a time-out is expected. */
  private static final Duration FOR_A_TIMEOUT = HandlerSetting.SHORT.multipliedBy(3);

  /** Limits the repetitions of a question with a time-out that the machine has disturbed. */
  private static final int MOST_DISTURBED = 4;

  private final Exercise exercise;
  private final List<Finding> inspected;
  private final ChildSession session;
  private final SingleQuestions questions;
  private final Oracle oracle;
  private final Random random;
  private final Consumer<String> stepDone;
  private final List<Exchange> exchanges = new ArrayList<>();
  private List<Route> answering = List.of();
  private final List<HeldTrial> heldTrials = new ArrayList<>();
  private List<Gathering> gatherings = List.of();
  private Optional<Timing> timing = Optional.empty();
  private Optional<Ending> ending = Optional.empty();
  private Timeline timeline = Timeline.EMPTY;
  private List<SharedField> shared;
  private boolean broken;

  RunningTrials(RunnableCode code, RunConditions conditions, Oracle oracle, ChildSession session) {
    this.exercise = code.exercise();
    this.inspected = code.inspected();
    this.session = session;
    this.questions = new SingleQuestions(session);
    this.oracle = oracle;
    this.shared = code.sharedFields();
    this.random = new Random(conditions.seed());
    this.stepDone = conditions.stepDone();
  }

  /** Runs all trials. */
  Evidence run() throws IOException {
    Optional<Evidence.NotServed> refusal = session.open();
    stepDone.accept("start");
    if (refusal.isPresent()) {
      return refusal.get();
    }
    exercise.run(this);
    WorkerObservations worker = session.observations();
    worker.add(session.child());
    Set<String> places = inspected.stream().map(Finding::place).collect(Collectors.toSet());
    return Evidence.Ran.counted(
            exchanges,
            worker.onWorker(),
            gatherings,
            timing,
            ending,
            inspected,
            worker.calls().at(places),
            worker.calls().computing(),
            timeline)
        .withUnsent(worker.unsent())
        .withShared(shared)
        .withHeldTrials(heldTrials);
  }

  @Override
  public List<Route> answers() throws IOException {
    List<Route> right = new ArrayList<>();
    for (Route route : exercise.routes()) {
      if (askAll(oracle.answers(route))) {
        right.add(route);
      }
    }
    answering = List.copyOf(right);
    stepDone.accept("answers");
    return answering;
  }

  @Override
  public void errors(List<Route> routes) throws IOException {
    for (Route route : routes) {
      for (Supplier<Question> question : oracle.invalid(route)) {
        ask(question.get(), Aspect.ERRORS);
      }
    }
    for (HandlerSetting setting : HandlerSetting.values()) { // One server serves each setting.
      for (Route route : routes) {
        for (ExpectedFault fault : oracle.faults(route)) {
          if (fault.fault().setting() == setting) {
            note(during(fault, route));
          }
        }
      }
    }
    session.child().servers().closeSecond();
    for (Route route : routes) {
      ask(oracle.right(List.of(route)).get(0), Aspect.ERRORS);
    }
    stepDone.accept("errors");
  }

  @Override
  public void rendezvous() throws IOException {
    repair();
    ConcurrentLoad load = new ConcurrentLoad(exercise, session, oracle, random);
    load.send(answering.stream().filter(this::handlesFaults).toList());
    exchanges.addAll(load.exchanges());
    gatherings = load.gatherings();
    stepDone.accept("rendezvous");
    repair();
    InterleavedRequests interleaved = new InterleavedRequests(session, oracle, shared);
    interleaved.send();
    exchanges.addAll(interleaved.exchanges());
    shared = interleaved.fields();
    stepDone.accept("interleaving");
  }

  @Override
  public void gather(int requests) throws IOException {
    repair();
    ConcurrentLoad load = new ConcurrentLoad(exercise, session, oracle, random);
    load.send(requests);
    exchanges.addAll(load.exchanges());
    List<Gathering> all = new ArrayList<>(gatherings);
    all.addAll(load.gatherings());
    gatherings = all;
    stepDone.accept("rendezvous");
  }

  @Override
  public void timing() {
    TimingBound bound = new TimingBound(session.child(), oracle, exercise.routes());
    timing = bound.measure(gatherings.stream().findFirst().filter(Gathering::complete).isPresent());
    timeline = bound.timeline();
    stepDone.accept("timing");
  }

  @Override
  public void cleanUp() {
    ending =
        session
            .child()
            .servers()
            .end()
            .filter(message -> message.kind().equals("closed"))
            .map(EndingReport::read);
    stepDone.accept("clean-up");
  }

  @Override
  public Exchange ask(Question question, Aspect aspect) throws IOException {
    repair();
    Exchange exchange = questions.ask(question, aspect);
    note(exchange);
    return exchange;
  }

  @Override
  public Oracle oracle() {
    return oracle;
  }

  @Override
  public Question during(ExpectedFault fault, Question question) throws IOException {
    repair();
    session.faults().arm(fault.fault(), question.key());
    return question.during(fault.fault().words(), fault);
  }

  @Override
  public List<Exchange> hold(
      String name, Aspect aspect, List<Question> questions, Consumer<HeldRequests> script)
      throws IOException {
    repair();
    boolean withPulse = !exercise.server().mayBlock();
    HeldTrialRun trial = new HeldTrialRun(session, name, withPulse);
    // A thread of a pool is free only some time after its last reply.
    session.child().waiter().awaitIdle();
    trial.send(questions);
    script.accept(trial);
    trial.open();
    List<Exchange> outcomes = trial.exchanges(aspect);
    record(trial.trial(), outcomes);
    return outcomes;
  }

  @Override
  public void life(String name, Consumer<ServerLife> script) throws IOException {
    repair();
    ServerLifeRun trial = new ServerLifeRun(session, name);
    script.accept(trial);
    trial.end();
    record(trial.trial(), trial.exchanges());
  }

  private void record(HeldTrial trial, List<Exchange> outcomes) {
    heldTrials.add(trial);
    exchanges.addAll(outcomes);
    broken = !outcomes.stream().allMatch(each -> each.outcome() instanceof Outcome.Replied);
    stepDone.accept(trial.name());
  }

  @Override
  public void restart() throws IOException {
    broken = false;
    session.renew();
  }

  /** Whether that route answers single requests as promised during every fault. */
  private boolean handlesFaults(Route route) {
    List<Exchange> errors =
        exchanges.stream()
            .filter(each -> each.aspect().equals(Aspect.ERRORS) && each.route().equals(route))
            .toList();
    return !errors.isEmpty() && errors.stream().allMatch(Exchange::right);
  }

  /** Asks until a reply is not the promised one; returns whether all were. */
  private boolean askAll(List<Supplier<Question>> all) throws IOException {
    for (Supplier<Question> question : all) {
      if (!ask(question.get(), Aspect.ANSWERS).right()) {
        return false;
      }
    }
    return true;
  }

  private void note(Exchange exchange) {
    exchanges.add(exchange);
    broken = isBrokenBy(exchange);
  }

  /** Replaces the child if the last question has broken it. */
  private void repair() throws IOException {
    if (broken) {
      restart();
    }
  }

  /**
   * Whether the server can no longer serve: it has ended, no worker is free, or a request that got
   * no reply repeats its look-up, which takes memory and threads from the next ones.
   */
  private boolean isBrokenBy(Exchange exchange) {
    Outcome outcome = exchange.outcome();
    return outcome instanceof Outcome.Ended
        || outcome instanceof Outcome.Overdue
        || (outcome instanceof Outcome.Silent silent
            && (exchange.repeated()
                || silent.holders().size() >= exercise.server().workers()
                || !session.child().workers().answer(List.of())));
  }

  /**
   * Repeats a question with a time-out if the machine has disturbed it: if its clock was set
   * meanwhile, the time-out may be an hour late; if it was slow, the time-out may have ended before
   * the fault was there, and the right reply shows nothing.
   */
  private Exchange during(ExpectedFault expected, Route route) throws IOException {
    HandlerSetting setting = expected.fault().setting();
    boolean isTimed = setting == HandlerSetting.SHORT_TIMEOUT;
    int left = isTimed ? MOST_DISTURBED : 1;
    while (true) {
      TimeOfDayShift shift = TimeOfDayShift.sinceNow();
      Question right = oracle.right(List.of(route)).get(0);
      repair();
      session.faults().arm(expected.fault(), right.key());
      Question question = right.during(expected.fault().words(), expected);
      TimedExchange asked =
          setting == HandlerSetting.REGULAR
              ? new TimedExchange(questions.ask(question, Aspect.ERRORS), Optional.empty())
              : askSecondServer(setting, question);
      Exchange exchange = asked.exchange().allowing(1 + expected.fault().mostRepeats());
      boolean isDisturbed =
          exchange.right() ? isTimed && !asked.isTimely(HandlerSetting.SHORT) : shift.noticeable();
      if (--left == 0 || !isDisturbed) {
        return exchange;
      }
      broken = isBrokenBy(exchange);
    }
  }

  /**
   * Asks handlers created in that setting, on a second server. The next question meets the same
   * server only after a right reply: a wrong handler costs the points of its own criteria.
   */
  private TimedExchange askSecondServer(HandlerSetting setting, Question question) {
    int port = session.child().servers().openSecond(setting);
    if (port < 0) {
      Outcome dropped =
          new Outcome.Dropped(Message.of("run.not-made-again", "type", exercise.handlersName()));
      return new TimedExchange(
          new Exchange(
              question.route(), Aspect.ERRORS, question.asked(), question.expected(), dropped, 0),
          Optional.empty());
    }
    Duration atLeast = setting == HandlerSetting.SHORT_TIMEOUT ? FOR_A_TIMEOUT : Duration.ZERO;
    TimedExchange exchange = questions.ask(question, Aspect.ERRORS, port, atLeast);
    questions.endSilenceFor(question.key());
    if (!exchange.exchange().right()) {
      session.child().servers().closeSecond();
    }
    return exchange;
  }
}
