package unblock.engine.exercise.lifespan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import unblock.engine.exercise.ExpectedFault;
import unblock.engine.exercise.Oracle;
import unblock.engine.exercise.Question;
import unblock.engine.exercise.ServerLife;
import unblock.engine.exercise.Trials;
import unblock.engine.exercise.users.UserReplies;
import unblock.engine.model.Aspect;
import unblock.engine.model.HandlersPhase;
import unblock.engine.model.Route;
import unblock.message.Message;

/**
 * The trials of this exercise: a whole life of a server, a stop during a look-up that never ends,
 * and a stop without requests.
 */
final class LifespanTrials {
  /** The name of the trial with a whole life. */
  static final String LIFE = "life";

  /** The name of the trial with a look-up that does not end before the server has stopped. */
  static final String ENDLESS = "endless";

  /** The name of the trial in which no request is running when the server is stopped. */
  static final String IDLE = "idle";

  /** No request is served before the warm-up has ended. */
  static final Aspect START = new Aspect("start");

  /** Requests after the beginning of the stop are refused. */
  static final Aspect REFUSAL = new Aspect("refusal");

  /** Requests before it are finished. */
  static final Aspect DRAIN = new Aspect("drain");

  /** An interrupt ends the wait for them. */
  static final Aspect INTERRUPT = new Aspect("interrupt");

  /** The call of {@link unblock.given.Warmup}, as the gate names it. */
  static final String WARM_UP = "run";

  /** Requests between start and stop whose replies other criteria judge. */
  private static final Aspect SERVED = new Aspect("served");

  private static final int MOST_WARM_UPS = 2;

  private final Trials trials;
  private final Oracle oracle;
  private final List<Route> routes;

  LifespanTrials(Trials trials, List<Route> routes) {
    this.trials = trials;
    this.oracle = trials.oracle();
    this.routes = routes;
  }

  void run() throws IOException {
    List<Question> failing = new ArrayList<>();
    for (Question question : oracle.right(routes.subList(0, 1))) {
      ExpectedFault fault = oracle.faults(question.route()).get(0);
      failing.add(trials.during(fault, question));
    }
    trials.life(LIFE, server -> liveAndStop(server, failing));
    trials.life(ENDLESS, this::stopDuringAnEndlessLookUp);
    trials.life(IDLE, LifespanTrials::stopWithoutRequests);
  }

  private void liveAndStop(ServerLife server, List<Question> failing) {
    startWithRequests(server);
    // Requests that end otherwise than well must not be missing in the count, either.
    List<Question> unsuccessful = new ArrayList<>(failing);
    oracle.invalid(routes.get(0)).stream().limit(1).map(Supplier::get).forEach(unsuccessful::add);
    serve(server, unsuccessful);

    List<Question> held = oracle.right(routes);
    sendWarm(server, DRAIN, held);
    server.close();
    List<Question> late = refused("lifespan.asked-late");
    server.send(REFUSAL, late);
    List<String> first = new ArrayList<>(keys(held).subList(1, held.size()));
    first.addAll(keys(late));
    server.release(first);
    releaseHeld(server, keys(late)); // Late ones that waited for a worker.
    server.release(keys(held).subList(0, 1));
  }

  private static void stopWithoutRequests(ServerLife server) {
    start(server);
    server.close();
  }

  private static void start(ServerLife server) {
    server.make();
    releaseWarmUps(server);
    server.start();
    releaseWarmUps(server);
  }

  /** Lets the warm-up go, and a second one that should not be there. */
  private static void releaseWarmUps(ServerLife server) {
    for (int i = 0; i < MOST_WARM_UPS; i++) {
      releaseHeld(server, List.of(WARM_UP));
    }
  }

  private void stopDuringAnEndlessLookUp(ServerLife server) {
    start(server);
    // Another route than the last one of the whole life: each handler has to be waited for.
    List<Question> endless = oracle.right(routes.subList(routes.size() - 1, routes.size()));
    sendWarm(server, INTERRUPT, endless);
    server.close();
    if (server.phase() == HandlersPhase.CLOSING) {
      server.interrupt();
    }
  }

  /** Starts the handlers, with requests while {@code start()} waits for the warm-up. */
  private void startWithRequests(ServerLife server) {
    server.make();
    releaseHeld(server, List.of(WARM_UP));
    server.start();
    List<Question> early = refused("lifespan.asked-early");
    if (server.phase() == HandlersPhase.STARTING) {
      server.send(START, early);
    }
    releaseHeld(server, List.of(WARM_UP));
    releaseHeld(server, keys(early));
  }

  /** Sends requests and lets their look-ups go. */
  private static void serve(ServerLife server, List<Question> questions) {
    sendWarm(server, SERVED, questions);
    releaseHeld(server, keys(questions));
  }

  /** Sends requests, and lets a warm-up go that one of them begins. */
  private static void sendWarm(ServerLife server, Aspect aspect, List<Question> questions) {
    server.send(aspect, questions);
    releaseHeld(server, List.of(WARM_UP));
  }

  private static void releaseHeld(ServerLife server, List<String> keys) {
    List<String> held = server.atTheGate().stream().filter(keys::contains).toList();
    if (!held.isEmpty()) {
      server.release(held);
    }
  }

  /** Questions for each route that are refused without a look-up. */
  private List<Question> refused(String asked) {
    return oracle.right(routes).stream()
        .map(
            each ->
                new Question(
                    each.route(),
                    Message.of(asked, "asked", each.asked()),
                    each.key(),
                    each.form(),
                    UserReplies.UNAVAILABLE))
        .toList();
  }

  private static List<String> keys(List<Question> questions) {
    return questions.stream().map(Question::key).toList();
  }
}
