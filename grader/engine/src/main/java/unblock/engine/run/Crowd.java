package unblock.engine.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence.Exchange;
import unblock.engine.model.Evidence.Gathering;
import unblock.engine.model.Evidence.Outcome;
import unblock.engine.model.Exercise;
import unblock.engine.model.Route;

/**
 * Requests in numbers: the three of the article, then more than any usual pool has threads, or a
 * few more than the exercise promises; then some whose look-up fails, and whether it is still as
 * before. How many, and which, comes from the seed.
 */
final class Crowd {
  private static final List<Route> THREE = List.of(Route.values());

  /** So many more at most, than are promised: what a pool of exactly that size lets wait. */
  private static final int BEYOND = 8;

  /** The number drawn lies in a range of that size, so that nobody can own a pool of that size. */
  private static final int RANGE = 40;

  /** Where all wait together, so many fail, and so many meet again after them. */
  private static final int FEWER = 20;

  private final Exercise exercise;
  private final Session session;
  private final Questions questions;
  private final People people;
  private final Random random;
  private final List<Exchange> exchanges = new ArrayList<>();
  private final List<Gathering> gatherings = new ArrayList<>();

  Crowd(Exercise exercise, Session session, Questions questions, People people, Random random) {
    this.exercise = exercise;
    this.session = session;
    this.questions = questions;
    this.people = people;
    this.random = random;
  }

  /**
   * Sends them.
   *
   * @param failing the routes known to answer one look-up that fails; those that do not would break
   *     the server, which shows nothing new
   */
  void send(List<Route> failing) throws IOException {
    boolean together = gather(THREE, THREE.size()).complete();
    if (!together || exercise.atOnce() <= THREE.size()) {
      return;
    }
    int promised =
        exercise.bounded() ? exercise.atOnce() : exercise.atOnce() + random.nextInt(RANGE);
    int asked = exercise.bounded() ? promised + 1 + random.nextInt(BEYOND) : promised;
    boolean spent = session.failures() > 0;
    if (gather(routes(asked), promised).complete()) {
      if (fail(failing)) {
        gather(routes(Math.min(asked, FEWER)), Math.min(promised, FEWER));
      }
    } else if (spent) {
      session.renew(); // Was it the look-ups that failed before? A new server has seen none.
      gather(routes(asked), promised);
    }
  }

  /** Each of them twice, so that none is missing, then any of them. */
  private List<Route> routes(int many) {
    int twice = 2 * THREE.size();
    return IntStream.range(0, many)
        .mapToObj(i -> i < twice ? i % THREE.size() : random.nextInt(THREE.size()))
        .map(THREE::get)
        .toList();
  }

  /** What was asked and what came back. */
  List<Exchange> exchanges() {
    return exchanges;
  }

  /** Who met at the gate, in order; the first is that of three. */
  List<Gathering> gatherings() {
    return gatherings;
  }

  /** Lets some look-ups fail at once; whether what they leave is on the server now. */
  private boolean fail(List<Route> routes) throws IOException {
    if (routes.isEmpty()) {
      return false;
    }
    int many = exercise.bounded() ? Math.max(BEYOND, exercise.atOnce()) : FEWER;
    Burst burst = new Burst(session, questions, people, random);
    List<Exchange> replies = burst.fail(routes, many, exercise.upstream());
    exchanges.addAll(replies);
    boolean told = replies.stream().anyMatch(each -> isErrors(each) && !each.right());
    if (told) {
      session.renew(); // The errors have said it; it must not cost the rest as well.
    }
    return !told;
  }

  private static boolean isErrors(Exchange exchange) {
    return exchange.aspect() == Aspect.ERRORS;
  }

  private Gathering gather(List<Route> routes, int promised) throws IOException {
    Rendezvous rendezvous = new Rendezvous(session, questions, people, promised);
    rendezvous.gather(routes, !exercise.mayBlock());
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
