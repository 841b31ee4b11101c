package unblock.engine.exercise.overload;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import unblock.engine.exercise.HeldRequests;
import unblock.engine.exercise.Question;
import unblock.engine.exercise.Trials;
import unblock.engine.model.Aspect;
import unblock.engine.model.Reply;
import unblock.engine.model.Route;
import unblock.message.Message;

/**
 * One round of the trial: ten requests while the gate is shut. The first two are sent alone, so
 * that they run before the others come: a pool whose two threads are just waking up may otherwise
 * refuse a request that it would accept a moment later.
 */
enum OverloadRound {
  FIRST,
  /** The look-ups of this round fail. */
  FAILING,
  AFTER_FAILURES;

  /** The number of look-ups that run at the same time. */
  static final int RUNNING = 2;

  /** The number of requests that wait for them. */
  static final int WAITING = 2;

  /** The number of requests in a round. */
  static final int SENT = 10;

  /** The number of requests that are refused. */
  static final int REFUSED = SENT - RUNNING - WAITING;

  /** The status of a refusal. */
  static final int UNAVAILABLE = 503;

  /** The reply to a request that is refused. */
  static final Reply REFUSAL =
      new Reply(UNAVAILABLE, Map.of("detail", "Service unavailable"), Map.of("Retry-After", "1"));

  /** The aspect of the requests of this round. */
  Aspect aspect() {
    return new Aspect(trial());
  }

  /** The name of its trial. */
  String trial() {
    return switch (this) {
      case FIRST -> "first-round";
      case FAILING -> "failing-round";
      case AFTER_FAILURES -> "round-after-failures";
    };
  }

  /** Runs the rounds until one differs from the promise; then the next trial has a new server. */
  static void runAll(Trials trials, List<Route> routes) throws IOException {
    for (OverloadRound round : values()) {
      if (!round.run(trials, routes)) {
        trials.restart();
        return;
      }
    }
  }

  private boolean run(Trials trials, List<Route> routes) throws IOException {
    List<Question> questions = questions(trials, routes);
    AtomicBoolean asPromised = new AtomicBoolean();
    var unused =
        trials.hold(
            trial(),
            aspect(),
            questions.subList(0, RUNNING),
            held -> {
              held.send(questions.subList(RUNNING, SENT));
              asPromised.set(isAsPromised(held));
              held.release(held.atTheGate());
            });
    return asPromised.get();
  }

  private static boolean isAsPromised(HeldRequests held) {
    return held.atTheGate().size() == RUNNING && held.replied() == REFUSED;
  }

  private List<Question> questions(Trials trials, List<Route> routes) throws IOException {
    List<Route> asked =
        IntStream.range(0, SENT).mapToObj(i -> routes.get(i % routes.size())).toList();
    List<Question> questions = new ArrayList<>();
    for (Question question : trials.oracle().right(asked)) {
      questions.add(refusable(this == FAILING ? failing(trials, question) : question));
    }
    return questions;
  }

  private static Question failing(Trials trials, Question question) throws IOException {
    return trials.during(trials.oracle().faults(question.route()).get(0), question);
  }

  private static Question refusable(Question question) {
    return new Question(
        question.route(),
        Message.of("overload.asked", "asked", question.asked(), "count", SENT),
        question.key(),
        question.form(),
        question.expected(),
        List.of(REFUSAL));
  }
}
