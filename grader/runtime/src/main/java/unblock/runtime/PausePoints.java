package unblock.runtime;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds one thread of the submission at a place that the grader has chosen, until the grader lets
 * it continue: another request can run meanwhile. A scheduler may stop any thread anywhere for any
 * time, so this only chooses one of the possible orders.
 */
public final class PausePoints {
  private record Pause(int point, BooleanSupplier mayHold, Runnable held, Semaphore resumed) {}

  private static final AtomicReference<@Nullable Pause> ARMED = new AtomicReference<>();

  private PausePoints() {}

  /** Holds the calling thread if the grader has chosen this place; each choice holds one thread. */
  public static void reached(int point) {
    Pause pause = ARMED.get();
    if (pause == null
        || pause.point() != point
        || !pause.mayHold().getAsBoolean()
        || !ARMED.compareAndSet(pause, null)) {
      return;
    }
    pause.held().run();
    // A fork-join pool starts no other thread for this wait.
    pause.resumed().acquireUninterruptibly();
  }

  /** Ends a choice for which no thread was held. */
  static void clear() {
    ARMED.set(null);
  }

  /**
   * Chooses a place.
   *
   * @param mayHold whether the calling thread may be held
   * @param held called when a thread is held
   * @return a task that lets the thread continue, or ends the choice if no thread was held
   */
  static Runnable arm(int point, BooleanSupplier mayHold, Runnable held) {
    Pause pause = new Pause(point, mayHold, held, new Semaphore(0));
    ARMED.set(pause);
    return () -> {
      ARMED.compareAndSet(pause, null);
      pause.resumed().release();
    };
  }
}
