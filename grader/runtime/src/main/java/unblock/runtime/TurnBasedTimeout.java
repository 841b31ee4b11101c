package unblock.runtime;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A time that something gets to end, counted in turns of the thread that waits and not by the
 * clock: each pause counts once however long it took. A process that is stopped, or gets no core
 * for seconds, has not had that time, and neither had what it waits for.
 */
final class TurnBasedTimeout {
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final long pauses;

  /** On a machine with nothing else to do it takes that long. */
  TurnBasedTimeout(Duration duration) {
    pauses = duration.dividedBy(PAUSE);
  }

  /** Returns once that holds no more, or when the time is up. */
  void waitWhile(BooleanSupplier holds) {
    for (long i = 0; i < pauses && holds.getAsBoolean(); i++) {
      pause();
    }
  }

  /**
   * Looks until what it sees is as hoped, or the time is up, and returns what it saw last. A second
   * look to find out what was seen may see something else: a thread that is just ending.
   */
  <T> T lookUntil(Predicate<? super T> hoped, Supplier<T> look) {
    T seen = look.get();
    for (long i = 0; i < pauses && !hoped.test(seen); i++) {
      pause();
      seen = look.get();
    }
    return seen;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      return; // Whoever wants this to be over has to wait as well.
    }
  }
}
