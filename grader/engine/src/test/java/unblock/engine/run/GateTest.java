package unblock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GateTest {
  private static final long AN_HOUR_MS = 3_600_000;

  private final Gate gate = new Gate();

  @Test
  void whoComesToAnOpenGateGoesOn() {
    assertThat(arrive("alice")).isCompletedWithValue(true);
    assertThat(gate.waiting(Set.of("alice"))).isZero();
  }

  @Test
  void aClosedGateHoldsEverybodyUntilItOpens() {
    gate.close();
    CompletableFuture<Boolean> alice = arrive("alice");
    CompletableFuture<Boolean> bob = arrive("bob");

    assertThat(alice).isNotDone();
    assertThat(bob).isNotDone();
    assertThat(gate.waiting(Set.of("alice", "bob", "carol"))).isEqualTo(2);
    gate.open();

    assertThat(alice).isCompletedWithValue(true);
    assertThat(bob).isCompletedWithValue(true);
    assertThat(arrive("carol")).isCompletedWithValue(true);
    assertThat(gate.waiting(Set.of("alice", "bob", "carol"))).isZero();
  }

  @Test
  void oneUserWhoComesTwiceIsOneWhoWaits() {
    gate.close();
    var unused = List.of(arrive("alice"), arrive("alice"), arrive("bob"));

    assertThat(gate.waiting(Set.of("alice"))).isEqualTo(1);
    assertThat(gate.count("alice")).isEqualTo(2);
    assertThat(gate.count("carol")).isZero();
    assertThat(gate.known()).isEqualTo(2);
  }

  @Test
  void whoComesWithoutEndWaitsForTheEndOfTheChild() {
    gate.failFor("alice");
    for (int i = 0; i < 1_000; i++) {
      assertThat(arrive("alice")).isCompletedWithValue(false);
    }
    CompletableFuture<Boolean> onceMore = arrive("alice");
    gate.open();

    assertThat(onceMore).isNotDone();
    assertThat(arrive("bob")).isCompletedWithValue(true);
    gate.abandon();
    assertThat(onceMore).isCompletedWithValue(false);
  }

  @Test
  void whoComesIsNotedInOrderWithRequestAndFrames() {
    gate.arrive("alice", "R1", List.of("a.B.c(B.java:1)"));
    gate.arrive("bob", "", List.of());

    assertThat(gate.arrivals()).extracting(Gate.Arrival::key).containsExactly("alice", "bob");
    assertThat(gate.arrivals()).extracting(Gate.Arrival::request).containsExactly("R1", "");
    assertThat(gate.arrivals().get(0).frames()).containsExactly("a.B.c(B.java:1)");
  }

  @Test
  void aDelayHoldsAndThenLetsGoByItself() {
    gate.delay(AN_HOUR_MS);
    CompletableFuture<Boolean> late = arrive("alice");
    gate.delay(1);
    CompletableFuture<Boolean> soon = arrive("bob");

    assertThat(soon.join()).isTrue();
    assertThat(late).isNotDone();
    gate.open();
    assertThat(late).isCompletedWithValue(true);
  }

  @Test
  void aDelayEndsWhoeverHoldsTheCommonPool() throws Exception {
    ForkJoinPool pool = ForkJoinPool.commonPool();
    CountDownLatch held = new CountDownLatch(pool.getParallelism());
    CountDownLatch over = new CountDownLatch(1);
    for (int i = 0; i < pool.getParallelism(); i++) {
      pool.execute(
          () -> {
            held.countDown();
            awaitWithoutHelp(over);
          });
    }
    held.await();
    gate.delay(1);

    try {
      assertThat(arrive("alice").join()).isTrue();
    } finally {
      over.countDown();
    }
  }

  /** Prevents the pool from starting another thread in place of the waiting one. */
  private static void awaitWithoutHelp(CountDownLatch over) {
    while (over.getCount() > 0) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  void aSlowCallIsReleasedNoSoonerThanItsDelayAfterItCame() {
    gate.delay(5);
    Gate.Arrival arrival = gate.arrive("alice", "", List.of());

    assertThat(arrival.passed().join()).isTrue();
    assertThat(arrival.releasedNanos().join() - arrival.arrivedNanos())
        .isGreaterThanOrEqualTo(5_000_000);
  }

  @Test
  void whoeverIsToFailFailsWhateverTheGateDoes() {
    gate.failFor("mallory");

    assertThat(arrive("mallory")).isCompletedWithValue(false);
    assertThat(arrive("alice")).isCompletedWithValue(true);
    gate.close();
    CompletableFuture<Boolean> held = arrive("mallory");
    assertThat(held).isNotDone();
    gate.open();
    assertThat(held).isCompletedWithValue(false);
    gate.delay(1);
    assertThat(arrive("mallory").join()).isFalse();
  }

  @Test
  void whoeverIsToHearNothingWaitsAlsoAtAnOpenGate() {
    gate.silenceFor("echo");
    CompletableFuture<Boolean> silent = arrive("echo");

    assertThat(silent).isNotDone();
    assertThat(arrive("alice")).isCompletedWithValue(true);
    gate.open();
    assertThat(silent).isNotDone();
    assertThat(gate.waiting(Set.of("echo"))).isEqualTo(1);
  }

  @Test
  void abandonEndsEveryWaitWithoutLettingAnybodyPass() {
    gate.silenceFor("echo");
    CompletableFuture<Boolean> silent = arrive("echo");
    gate.delay(AN_HOUR_MS);
    CompletableFuture<Boolean> delayed = arrive("bob");
    gate.close();
    CompletableFuture<Boolean> held = arrive("alice");

    gate.abandon();

    assertThat(List.of(silent, delayed, held))
        .allSatisfy(w -> assertThat(w).isCompletedWithValue(false));
    assertThat(arrive("late")).as("whoever comes later").isDone();
  }

  private CompletableFuture<Boolean> arrive(String username) {
    return gate.arrive(username, "R1", List.of()).passed();
  }

  @Test
  void holdsCallsBesideLookUpsOnlyInATrialThatHoldsThem() {
    Gate gate = new Gate();
    gate.close();
    Gate.Arrival passing = gate.arriveAtCall("write alice 1", "", CallOrigin.UNKNOWN, List.of());
    assertThat(passing.waiting()).isFalse();

    gate.hold();
    Gate.Arrival lookUp = gate.arrive("alice", "", List.of());
    Gate.Arrival call = gate.arriveAtCall("write alice 2", "", CallOrigin.UNKNOWN, List.of());
    assertThat(gate.keysAtTheGate()).containsExactly("alice", "write alice 2");

    gate.release(Set.of("write alice 2"));
    assertThat(call.passed()).isCompletedWithValue(true);
    assertThat(lookUp.waiting()).isTrue();
    assertThat(gate.arrive("bob", "", List.of()).waiting()).isTrue();
  }

  @Test
  void releasesTheOneThatHasWaitedLongestAndLetsLaterCallsPass() {
    Gate gate = new Gate();
    gate.hold();
    Gate.Arrival first = gate.arriveAtCall("read alice", "", CallOrigin.UNKNOWN, List.of());
    Gate.Arrival second = gate.arriveAtCall("read alice", "", CallOrigin.UNKNOWN, List.of());

    gate.releaseFirst("read alice");
    assertThat(first.waiting()).isFalse();
    assertThat(second.waiting()).isTrue();

    gate.letPass();
    assertThat(gate.arriveAtCall("read bob", "", CallOrigin.UNKNOWN, List.of()).waiting())
        .isFalse();
    assertThat(second.waiting()).isTrue();

    gate.open();
    assertThat(second.waiting()).isFalse();
  }

  @Test
  void countsTheLookUpsOfOtherThreadsApart() {
    Gate gate = new Gate();
    gate.hold();
    var unused = gate.arrive("alice", "R1", List.of());
    assertThat(gate.openElsewhere("alice")).isZero();

    unused = gate.arrive("alice", "", List.of());
    unused = gate.arriveAtCall("write alice 2", "", CallOrigin.UNKNOWN, List.of());
    unused = gate.arriveAtCall("write alice b 2", "", CallOrigin.UNKNOWN, List.of());
    unused = gate.arriveAtCall("write malice 2", "", CallOrigin.UNKNOWN, List.of());
    assertThat(gate.openElsewhere("alice b")).isOne();
    assertThat(gate.openElsewhere("malice")).isOne();
    assertThat(gate.openElsewhere("bob")).isZero();
  }
}
