package unblock.given.world;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A time that something gets to end, counted in turns of the thread that waits and not by the
 * clock: each pause counts once however long it took. A process that is stopped, or gets no core
 * for seconds, has not had that time, and neither had what it waits for.
 */
final class Grace {
  /** What ends, mostly ends at once; for what does not, each look at it costs 1 to 3 ms. */
  private static final long FIRST_PAUSES_MS = 5;

  private static final long LATER_PAUSES_MS = 25;
  private static final long LATER_MS = 100;

  private final long ms;

  /** On a machine with nothing else to do it takes that long. */
  Grace(Duration duration) {
    ms = duration.toMillis();
  }

  /** Returns once that holds no more, or when the time is up. */
  void waitWhile(BooleanSupplier holds) {
    long waited = 0;
    while (waited < ms && holds.getAsBoolean()) {
      long pause = waited < LATER_MS ? FIRST_PAUSES_MS : LATER_PAUSES_MS;
      pause(pause);
      waited += pause;
    }
  }

  private static void pause(long pauseMs) {
    try {
      TimeUnit.MILLISECONDS.sleep(pauseMs);
    } catch (InterruptedException e) {
      return; // Whoever wants this to be over has to wait as well.
    }
  }
}
