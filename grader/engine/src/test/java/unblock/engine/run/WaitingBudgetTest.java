package unblock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Tests which time between two snapshots is the submission's own, and which is the machine's. */
class WaitingBudgetTest {
  private static final long SECOND = 1_000_000_000;

  private static ChildSnapshot seen(long cpuMs, long busy, OptionalLong ran) {
    return new ChildSnapshot(cpuMs, busy, 7, ran, List.of());
  }

  private static ChildSnapshot seen(long cpuMs, long ranMs) {
    return seen(cpuMs, 1, OptionalLong.of(ranMs * 1_000_000));
  }

  @Test
  void timeInWhichNoThreadWantedACoreIsItsOwn() {
    assertThat(WaitingBudget.own(seen(500, 900), seen(500, 900), SECOND)).isEqualTo(SECOND);
  }

  @Test
  void timeInWhichThreadsWaitForACoreIsTheMachines() {
    assertThat(WaitingBudget.own(seen(500, 900), seen(510, 1_900), SECOND)).isEqualTo(SECOND / 100);
  }

  @Test
  void whatItComputesIsItsOwnAndNeverMoreThanTheClockShows() {
    assertThat(WaitingBudget.own(seen(500, 900), seen(1_400, 1_800), SECOND)).isEqualTo(SECOND);
    assertThat(WaitingBudget.own(seen(500, 900), seen(2_500, 2_900), SECOND)).isEqualTo(SECOND);
  }

  @Test
  void aThreadThatWantsACoreNowLeavesOnlyTheCpuTimeToCount() {
    ChildSnapshot now = seen(700, 1, OptionalLong.of(90_000 * SECOND));

    assertThat(WaitingBudget.own(seen(500, 900), now, SECOND)).isEqualTo(SECOND / 5);
    assertThat(WaitingBudget.own(now, seen(700, 900), SECOND)).isZero();
  }

  @Test
  void withoutTheKernelsFiguresAThreadThatHasSomethingToDoMayWantACore() {
    OptionalLong unknown = OptionalLong.empty();

    assertThat(WaitingBudget.own(seen(5, 0, unknown), seen(5, 0, unknown), SECOND))
        .isEqualTo(SECOND);
    assertThat(WaitingBudget.own(seen(5, 1, unknown), seen(5, 0, unknown), SECOND)).isZero();
  }

  @Test
  void aMachineThatWasSuspendedHasNotBeenWaitedFor() {
    assertThat(WaitingBudget.countable(3_600 * SECOND)).isLessThan(3 * SECOND);
  }

  @Test
  void theClockAloneCountsForMinutesAndForLongerWhereTheStartWasSlow() {
    WaitingBudget quick = new WaitingBudget(Duration.ofSeconds(1));
    quick.begin(0, SECOND / 5);
    assertThat(quick.isOverLastResort(600 * SECOND)).isFalse();
    assertThat(quick.isOverLastResort(601 * SECOND)).isTrue();

    WaitingBudget slow = new WaitingBudget(Duration.ofSeconds(1));
    slow.begin(0, 10 * SECOND);
    slow.begin(0, SECOND);
    assertThat(slow.isOverLastResort(2_000 * SECOND)).isFalse();
    assertThat(slow.isSpent()).isFalse();
  }
}
