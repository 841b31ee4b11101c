package unblock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import unblock.engine.model.Stack;

class WaitingThreadTest {
  private static final String NAME = "handlers-close";

  @Test
  void aThreadThatWaitsForAnEventIsCertainAfterThreeSnapshots() {
    WaitingThread waits = WaitingThread.waits(NAME);
    assertThat(looks(waits, "WAITING", 1, 1, 1)).containsExactly(false, false, true);
    assertThat(looks(WaitingThread.sleeps(NAME), "WAITING", 1, 1, 1, 1, 1, 1, 1, 1))
        .doesNotContain(true);
  }

  @Test
  void aThreadThatRanInBetweenMayOnlyHaveWaitedForALock() {
    assertThat(looks(WaitingThread.waits(NAME), "WAITING", 1, 1, 2, 2, 3)).doesNotContain(true);
    assertThat(looks(WaitingThread.waits(NAME), "RUNNABLE", 1, 1, 1, 1)).doesNotContain(true);
  }

  /** It wakes and looks, so it waits for something, but it does not sleep through. */
  @Test
  void aThreadThatLooksAgainAndAgainWaitsButDoesNotSleep() {
    assertThat(looks(WaitingThread.waits(NAME), "TIMED_WAITING", 1, 2, 3))
        .containsExactly(false, false, true);
    assertThat(looks(WaitingThread.sleeps(NAME), "TIMED_WAITING", 1, 2, 3, 4, 5, 6, 7, 8))
        .doesNotContain(true);
  }

  @Test
  void aThreadThatSleepsThroughIsCertainAfterSevenSnapshots() {
    assertThat(looks(WaitingThread.sleeps(NAME), "TIMED_WAITING", 1, 1, 1, 1, 1, 1, 1))
        .endsWith(false, true);
  }

  /** The results of snapshots of that thread, with the kernel's figure of each. */
  private static List<Boolean> looks(WaitingThread thread, String state, long... ran) {
    Stack stack =
        new Stack("", NAME, state, List.of("unblock.exercises.lifespan.UserHandlers.close(U:9)"));
    return LongStream.of(ran)
        .mapToObj(each -> new ChildSnapshot(0, 0, 7, OptionalLong.of(each), List.of(stack)))
        .map(thread::test)
        .toList();
  }
}
