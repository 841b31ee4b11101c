package unblock.engine.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import unblock.engine.exercise.ConcurrencyPromise.GatheringSize;
import unblock.engine.exercise.Exercise;
import unblock.engine.exercise.Oracle;
import unblock.engine.model.Aspect;
import unblock.engine.model.Exchange;
import unblock.engine.model.Gathering;
import unblock.engine.model.Outcome;
import unblock.engine.model.Route;

/**
 * Sends many requests at once: the three of the article, then more than any usual pool has threads,
 * or a few more than the exercise promises; then some whose look-up fails, and again some that must
 * succeed as before. The seed decides how many, and to which routes.
 */
final class ConcurrentLoad {
  /** The size of the first gathering: the three requests of the article. */
  static final int FEW = 3;

  /** The number of requests after failures, for exercises in which all wait together. */
  private static final int FEWER = 20;

  private final Exercise exercise;
  private final ChildSession session;
  private final Oracle oracle;
  private final Random random;
  private final List<Exchange> exchanges = new ArrayList<>();
  private final List<Gathering> gatherings = new ArrayList<>();

  ConcurrentLoad(Exercise exercise, ChildSession session, Oracle oracle, Random random) {
    this.exercise = exercise;
    this.session = session;
    this.oracle = oracle;
    this.random = random;
  }

  /**
   * Sends the requests.
   *
   * @param failing the routes that are known to answer one failed look-up; the others would break
   *     the server, which adds no evidence
   */
  void send(List<Route> failing) throws IOException {
    int first = Math.min(FEW, exercise.promise().accepted());
    boolean together =
        gather(
                few(exercise.routes()).subList(0, first),
                Math.min(first, exercise.promise().atOnce()))
            .complete();
    if (!together || exercise.promise().atOnce() <= FEW) {
      return;
    }
    GatheringSize size = exercise.promise().draw(random);
    int promised = size.together();
    int asked = size.sent();
    boolean hadFailures = session.faults().failures() > 0;
    if (gather(routes(asked), promised).complete()) {
      if (fail(failing)) {
        gather(routes(Math.min(asked, FEWER)), Math.min(promised, FEWER));
      }
    } else if (hadFailures) {
      session.renew(); // A new server without failed look-ups shows whether they were the cause.
      gather(routes(asked), promised);
    }
  }

  /** Sends that many requests at once, each route in turn. */
  void send(int many) throws IOException {
    List<Route> all = exercise.routes();
    gather(IntStream.range(0, many).mapToObj(i -> all.get(i % all.size())).toList(), many);
  }

  /** Returns three of these routes, each equally often if possible. */
  static List<Route> few(List<Route> routes) {
    return IntStream.range(0, FEW).mapToObj(i -> routes.get(i % routes.size())).toList();
  }

  /** Returns each route twice, so that none is missing, then random ones. */
  private List<Route> routes(int many) {
    List<Route> all = exercise.routes();
    int twice = 2 * all.size();
    return IntStream.range(0, many)
        .mapToObj(i -> i < twice ? i % all.size() : random.nextInt(all.size()))
        .map(all::get)
        .toList();
  }

  /** The requests with their outcomes. */
  List<Exchange> exchanges() {
    return exchanges;
  }

  /** The gatherings in order; the first is that of three requests. */
  List<Gathering> gatherings() {
    return gatherings;
  }

  /** Lets some look-ups fail at once; returns whether all replies were as promised. */
  private boolean fail(List<Route> routes) throws IOException {
    if (routes.isEmpty()) {
      return false;
    }
    FaultBurst burst = new FaultBurst(session, oracle, random);
    List<Exchange> replies = burst.fail(routes, exercise.promise().failuresAtOnce());
    exchanges.addAll(replies);
    boolean errorsFound = replies.stream().anyMatch(each -> isErrors(each) && !each.right());
    if (errorsFound) {
      session.renew(); // The errors criterion fails for it; other criteria must not.
    } else {
      // A thread of a pool is free only some time after its reply; until then the queue is shorter
      // for the requests that follow. On a busy machine a queue of 16 was seen to be full by that.
      session.child().waiter().awaitIdle();
    }
    return !errorsFound;
  }

  private static boolean isErrors(Exchange exchange) {
    return exchange.aspect().equals(Aspect.ERRORS);
  }

  private Gathering gather(List<Route> routes, int promised) throws IOException {
    GateRendezvous rendezvous = new GateRendezvous(session, oracle, promised);
    rendezvous.gather(routes, !exercise.server().mayBlock());
    List<Exchange> replies = rendezvous.release();
    Gathering gathering = rendezvous.gathering();
    gatherings.add(gathering);
    exchanges.addAll(replies);
    if (!replies.stream().allMatch(reply -> reply.outcome() instanceof Outcome.Replied)) {
      session.renew();
    }
    return gathering;
  }
}
