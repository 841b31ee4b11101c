package unblock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import unblock.engine.model.Stack;
import unblock.engine.run.QuiescenceDetector.Sight;

/** Tests the results of consecutive snapshots; the test controls the clock. */
class QuiescenceDetectorTest {
  private static final long LOOK_MS = 5;
  private static final Stack SLEEPS =
      new Stack(
          "", "pool-1", "TIMED_WAITING", List.of("unblock.exercises.offload.Polls.run(P.java:9)"));

  private QuiescenceDetector watch = new QuiescenceDetector(0, Duration.ZERO);
  private long nowMs;
  private long came;

  private Sight look(ChildSnapshot seen, long afterMs) {
    nowMs += afterMs;
    return watch.look(seen, came, nowMs * 1_000_000, LOOK_MS * 1_000_000);
  }

  /** Takes a snapshot every 30 ms until the result changes; returns the time for that, in ms. */
  private long until(Sight sight, ChildSnapshot seen) {
    long from = nowMs;
    while (look(seen, 30) != sight) {
      assertThat(nowMs - from).as("ms without " + sight).isLessThan(600_000);
    }
    return nowMs - from;
  }

  private static ChildSnapshot still() {
    return seen(0, 0, 7, OptionalLong.of(100), List.of());
  }

  private static ChildSnapshot seen(
      long cpuMs, long busy, long picture, OptionalLong ran, List<Stack> stacks) {
    return new ChildSnapshot(cpuMs, busy, picture, ran, stacks);
  }

  @Test
  void whatRestsIsOverAfterATurn() {
    assertThat(until(Sight.RESTS, still())).isBetween(250L, 400L);
    watch.turned(true);
    assertThat(look(still(), 30)).isEqualTo(Sight.MOVES);
    assertThat(look(still(), 30)).isEqualTo(Sight.OVER);
  }

  @Test
  void whatMovesAfterTheTurnIsWaitedForAgain() {
    until(Sight.RESTS, still());
    watch.turned(true);
    look(still(), 30);
    assertThat(look(seen(0, 0, 7, OptionalLong.of(101), List.of()), 30)).isEqualTo(Sight.MOVES);
    assertThat(until(Sight.RESTS, still())).isGreaterThanOrEqualTo(250);
  }

  @Test
  void aTurnThatDoesNotGetThroughStartsAllAgain() {
    until(Sight.RESTS, still());
    watch.turned(false);
    assertThat(until(Sight.RESTS, still())).isGreaterThanOrEqualTo(250);
  }

  @Test
  void aThreadThatGotACoreInBetweenIsNoRest() {
    for (int ran = 0; ran < 20; ran++) {
      ChildSnapshot seen = seen(0, 0, ran, OptionalLong.of(ran), List.of());
      assertThat(look(seen, 100)).isEqualTo(Sight.MOVES);
    }
  }

  @Test
  void aStoppedChildHasNotRested() {
    for (int i = 0; i < 4; i++) {
      look(still(), 60);
    }
    watch.blind();
    nowMs += 2_000;
    assertThat(look(still(), 30)).isEqualTo(Sight.MOVES);
    assertThat(until(Sight.RESTS, still())).isGreaterThanOrEqualTo(250);
  }

  @Test
  void aTimeOutCountsFromWhenItCameToRest() {
    watch = new QuiescenceDetector(0, Duration.ofMillis(600));
    watch.blind();
    nowMs += 5_000;
    assertThat(until(Sight.RESTS, still())).isGreaterThanOrEqualTo(600);
  }

  @Test
  void whoSleepsInTheSubmissionMayGoOn() {
    ChildSnapshot sleeps = seen(0, 0, 7, OptionalLong.of(100), List.of(SLEEPS));
    assertThat(until(Sight.RESTS, sleeps)).isGreaterThanOrEqualTo(3_000);
  }

  @Test
  void whoWakesAndFindsNothingCircles() {
    long from = nowMs;
    Sight sight = Sight.MOVES;
    for (int ran = 0; sight == Sight.MOVES; ran++) {
      sight = look(seen(0, 0, 7, OptionalLong.of(ran), List.of(SLEEPS)), 30);
    }
    assertThat(sight).isEqualTo(Sight.RESTS);
    assertThat(nowMs - from).isGreaterThanOrEqualTo(3_000);
    watch.turned(true);
    look(seen(0, 0, 7, OptionalLong.of(-1), List.of(SLEEPS)), 30);
    assertThat(look(seen(0, 0, 7, OptionalLong.of(-2), List.of(SLEEPS)), 30)).isEqualTo(Sight.OVER);
  }

  @Test
  void whatComputesTooLongIsOver() {
    look(computing(900), 30);
    assertThat(look(computing(900 + 1_700), 30)).isEqualTo(Sight.MOVES);
    assertThat(look(computing(900 + 1_900), 30)).isEqualTo(Sight.OVER);
  }

  /** Two hundred requests that hash a password: 20 ms each, together more than a start. */
  @Test
  void whatComputesAndGetsOnIsWaitedFor() {
    long cpuMs = 900;
    for (int i = 0; i < 10; i++) {
      assertThat(look(computing(cpuMs), 30)).isEqualTo(Sight.MOVES);
      cpuMs += 1_700;
      came++;
    }
    assertThat(look(computing(cpuMs), 30)).isEqualTo(Sight.MOVES);
    assertThat(look(computing(cpuMs + 1_900), 30)).isEqualTo(Sight.OVER);
  }

  @Test
  void eachOfThoseWhoComputeAtTheSameTimeMayForAsLong() {
    look(seen(900, 16, 1, OptionalLong.of(1), List.of()), 30);
    assertThat(look(seen(900 + 16 * 1_700, 16, 2, OptionalLong.of(2), List.of()), 30))
        .isEqualTo(Sight.MOVES);
    assertThat(look(seen(900 + 16 * 1_900, 16, 3, OptionalLong.of(3), List.of()), 30))
        .isEqualTo(Sight.OVER);
  }

  @Test
  void onASlowMachineItMayComputeForLonger() {
    look(computing(2_000), 30);
    assertThat(look(computing(2_000 + 3_900), 30)).isEqualTo(Sight.MOVES);
    assertThat(look(computing(2_000 + 4_100), 30)).isEqualTo(Sight.OVER);
  }

  @Test
  void theStartItselfIsMeasuredByNothingElse() {
    watch = new QuiescenceDetector(0, Duration.ofMillis(8_000));
    look(computing(100), 30);
    assertThat(look(computing(100 + 3_900), 9_000)).isEqualTo(Sight.MOVES);
    assertThat(look(computing(100 + 4_100), 30)).isEqualTo(Sight.OVER);
  }

  @Test
  void whoHasBurntMuchBeforeIsNotGivenForever() {
    look(computing(100_000), 30);
    assertThat(look(computing(100_000 + 9_900), 30)).isEqualTo(Sight.MOVES);
    assertThat(look(computing(100_000 + 10_100), 30)).isEqualTo(Sight.OVER);
  }

  private static ChildSnapshot computing(long cpuMs) {
    return seen(cpuMs, 1, cpuMs, OptionalLong.of(cpuMs), List.of());
  }

  @Test
  void whatTricklesIsOverWhenTheMachineWasQuickAllTheTime() {
    Sight sight = Sight.MOVES;
    for (int ran = 0; sight == Sight.MOVES; ran++) {
      sight = look(seen(ran, 1, ran, OptionalLong.of(ran), List.of()), 100);
    }
    assertThat(sight).isEqualTo(Sight.OVER);
    assertThat(nowMs).isGreaterThanOrEqualTo(30_000);
  }

  @Test
  void whereOnlyJavaIsKnownItTakesAsLongAsSlowLooksDo() {
    ChildSnapshot seen = seen(0, 0, 7, OptionalLong.empty(), List.of());
    watch.look(seen, 0, 1, Duration.ofMillis(100).toNanos());
    assertThat(until(Sight.RESTS, seen)).isGreaterThanOrEqualTo(1_500);
  }
}
