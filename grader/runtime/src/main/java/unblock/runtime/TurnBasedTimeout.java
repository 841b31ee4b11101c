package unblock.runtime;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A time limit that is counted in turns of the waiting thread and not by the clock: each pause
 * counts as one turn, however long it took. If a process is stopped, or gets no core for seconds,
 * neither the waiting thread nor the awaited task has used that time.
 */
final class TurnBasedTimeout {
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final long pauses;

  /** Creates a limit that takes this duration on an idle machine. */
  TurnBasedTimeout(Duration duration) {
    pauses = duration.dividedBy(PAUSE);
  }

  /** Returns when the condition no longer holds, or after the time limit. */
  void waitWhile(BooleanSupplier condition) {
    for (long i = 0; i < pauses && condition.getAsBoolean(); i++) {
      pause();
    }
  }

  /**
   * Calls a function until its result satisfies the predicate or the time is over, and returns the
   * last result. A separate call to get the result could return another one: for example, a thread
   * may have just ended.
   */
  <T> T lookUntil(Predicate<? super T> expected, Supplier<T> query) {
    T seen = query.get();
    for (long i = 0; i < pauses && !expected.test(seen); i++) {
      pause();
      seen = query.get();
    }
    return seen;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      return; // The caller has to wait as well.
    }
  }
}
