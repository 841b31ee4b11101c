package unblock.engine.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import unblock.engine.exercise.Oracle;
import unblock.engine.exercise.Question;
import unblock.engine.model.Aspect;
import unblock.engine.model.Exchange;
import unblock.engine.model.Outcome;
import unblock.engine.model.Route;
import unblock.engine.model.SharedField;
import unblock.engine.model.SharedField.Certainty;
import unblock.message.Message;
import unblock.runtime.ProtocolMessage;

/**
 * Pairs of requests in the order that reveals a shared field: the first is held right after it has
 * written the field, the second runs from begin to end, then the first continues. The gate cannot
 * order them so, because nothing in the submission waits between the write and the read; with the
 * requests released together, 5 of 5 gradings missed it.
 *
 * <p>The order is one that any scheduler may choose, so a wrong reply is a fact about the
 * submission. Where the second request cannot run while the first is held (a lock, the only
 * worker), the first continues, and both are answered as promised.
 */
final class InterleavedRequests {
  /** Limits the time for a submission with many shared fields; a pair takes about 10 ms. */
  private static final int MOST_PAIRS = 24;

  /** If the second request cannot run, it takes a second or more to be certain of that. */
  private static final int MOST_BLOCKED = 2;

  private final ChildSession session;
  private final Oracle oracle;
  private final List<SharedField> shared;
  private final List<Exchange> exchanges = new ArrayList<>();
  private final List<SharedField> fields = new ArrayList<>();
  private int pairs;
  private int blocked;
  private boolean broken;

  /** Prepares pairs for these fields. */
  InterleavedRequests(ChildSession session, Oracle oracle, List<SharedField> shared) {
    this.session = session;
    this.oracle = oracle;
    this.shared = shared;
  }

  /** Sends the pairs; for each field until a reply is wrong. */
  void send() throws IOException {
    for (SharedField field : shared) {
      fields.add(field.as(tried(field)));
    }
  }

  private Certainty tried(SharedField field) throws IOException {
    Certainty known = field.certainty();
    for (int point : field.pauses()) {
      for (Route route : field.writers()) {
        Certainty seen = mayContinue() ? pair(point, route) : Certainty.SUSPECTED;
        if (seen == Certainty.OVERWRITTEN) {
          return seen;
        }
        known = seen == Certainty.HARMLESS ? seen : known;
      }
    }
    return known;
  }

  private boolean mayContinue() {
    return pairs < MOST_PAIRS && blocked < MOST_BLOCKED && !broken;
  }

  /** The requests with their outcomes. */
  List<Exchange> exchanges() {
    return exchanges;
  }

  /** The fields, with the observation for each. */
  List<SharedField> fields() {
    return fields;
  }

  /** Returns what the pair shows; suspected if the second request did not run in between. */
  private Certainty pair(int point, Route route) throws IOException {
    List<Question> questions = oracle.right(List.of(route, route));
    String id = "I" + ++pairs;
    ServingChild child = session.child();
    int port = child.servers().port();
    CompletableFuture<ProtocolMessage> held =
        child.process().orders().hold(point, child.workers().number());
    List<PendingRequest> calls = new ArrayList<>();
    calls.add(child.requests().send(port, id + "-0", questions.get(0)));
    child.waiter().await(CompletableFuture.anyOf(held, calls.get(0).outcome));
    boolean between = false;
    if (held.isDone()) {
      calls.add(child.requests().send(port, id + "-1", questions.get(1)));
      between = child.waiter().await(calls.get(1).outcome);
      blocked += between ? 0 : 1;
    }
    child.process().orders().resume();
    child.waiter().await(PendingRequest.all(calls));
    List<Exchange> seen = new ArrayList<>();
    seen.add(exchange(child, calls.get(0), "run.asked-and-held"));
    calls.stream().skip(1).forEach(each -> seen.add(exchange(child, each, "run.asked-between")));
    if (!seen.stream().allMatch(each -> each.outcome() instanceof Outcome.Replied)) {
      broken = true;
      session.renew();
    }
    List<Exchange> telling = seen.stream().filter(InterleavedRequests::tells).toList();
    if (!between) {
      return Certainty.SUSPECTED;
    }
    exchanges.addAll(telling);
    return telling.stream().allMatch(Exchange::right) ? Certainty.HARMLESS : Certainty.OVERWRITTEN;
  }

  private static Exchange exchange(ServingChild child, PendingRequest call, String how) {
    return new Exchange(
        call.question.route(),
        Aspect.ISOLATION,
        Message.of(how, "asked", call.question.asked()),
        call.question.expected(),
        child.requests().outcome(call),
        child.gate().count(call.question.key()));
  }

  /** A request that was rejected, or took too long, carries no data of another. */
  private static boolean tells(Exchange exchange) {
    return exchange.outcome() instanceof Outcome.Replied replied && !replied.rejectsOrTimesOut();
  }
}
