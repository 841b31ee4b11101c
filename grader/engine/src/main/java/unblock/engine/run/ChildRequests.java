package unblock.engine.run;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import unblock.engine.exercise.Question;
import unblock.engine.model.Outcome;

/** Sends requests to the servers of one child and decides their outcomes. */
final class ChildRequests {
  /** Half the size of the smallest queue of a kernel; a round trip is expensive under load. */
  private static final int BETWEEN_ROUND_TRIPS = 64;

  private static final long ROUND_TRIP_MS = 2_000;

  private final ChildProcess process;
  private final Gate gate;
  private final QuiescenceWaiter waiter;
  private final RequestSender caller;
  private final SentRequests sent;
  private final RunLimits limits;
  private final AtomicInteger ended = new AtomicInteger();
  private int sentTogether;

  /**
   * Starts without requests.
   *
   * @param sent the requests of the run, in all of its children
   */
  ChildRequests(
      ChildProcess process,
      Gate gate,
      QuiescenceWaiter waiter,
      RequestSender caller,
      SentRequests sent,
      RunLimits limits) {
    this.process = process;
    this.gate = gate;
    this.waiter = waiter;
    this.caller = caller;
    this.sent = sent;
    this.limits = limits;
  }

  /** Sends that question to that port without waiting. */
  PendingRequest send(int port, String id, Question question) {
    if (limits.areReached()) { // Another process may use the port now.
      return new PendingRequest(
          id,
          question,
          System.nanoTime(),
          CompletableFuture.completedFuture(limits.outcome(process)));
    }
    sent.add(id);
    PendingRequest call = caller.send(port, id, question);
    var unused = call.outcome.whenComplete((outcome, failure) -> ended.incrementAndGet());
    return call;
  }

  /**
   * Sends one of many simultaneous requests. At intervals, it waits until the child has accepted
   * the connections: a connection that finds the kernel's queue full is retried after 1 s, and
   * meanwhile no activity would be visible.
   */
  PendingRequest sendOneOfMany(int port, String id, Question question) {
    if (++sentTogether % BETWEEN_ROUND_TRIPS == 0) {
      catchUp();
    }
    return send(port, id, question);
  }

  /** Waits until the child has accepted the sent requests and its marks so far have arrived. */
  void catchUp() {
    process.orders().roundTrip(ROUND_TRIP_MS);
  }

  /** The number of requests that have ended. */
  int ended() {
    return ended.get();
  }

  /** The outcome of a call: certain when the call is done or the wait for it has ended. */
  Outcome outcome(PendingRequest call) {
    if (!call.outcome.isDone()) {
      return limits.budget().isSpent() ? limits.outcome(process) : notDone(call);
    }
    Outcome outcome = call.outcome.join();
    return outcome instanceof Outcome.Dropped ? endedOr(outcome) : outcome;
  }

  private Outcome notDone(PendingRequest call) {
    Optional<Outcome.Ended> end = process.ended(0);
    if (end.isPresent()) {
      return end.get();
    }
    int open = call.question.key().isEmpty() ? 0 : gate.open(call.question.key());
    return new Outcome.Silent(waiter.lastHolders(), open, waiter.lastOthers());
  }

  /** Checks whether the child has ended; it may answer this late, once for each connection. */
  private Outcome endedOr(Outcome dropped) {
    WaitingBudget budget = limits.budget();
    long start = System.nanoTime();
    Optional<Outcome.Ended> end = budget.isSpent() ? process.ended(0) : process.ended();
    budget.take(System.nanoTime() - start);
    return end.<Outcome>map(each -> each).orElse(dropped);
  }
}
