package unblock.engine.run;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import unblock.engine.model.Stack;

/**
 * Whether a thread of the child waits where it is, by consecutive snapshots: it has the same frames
 * in all of them, and the child rests in between.
 */
final class WaitingThread implements Predicate<ChildSnapshot> {
  private static final Set<String> WAITING = Set.of("WAITING", "TIMED_WAITING", "BLOCKED");
  private static final String TIMED = "TIMED_WAITING";

  /** A lock that another thread holds for a moment is free long before. */
  private static final int PAIRS = 2;

  /**
   * So many pairs take at least a quarter of a second: a thread that looks again and again has
   * looked meanwhile.
   */
  private static final int PAIRS_OF_A_SLEEP = 6;

  /** What counts as waiting. */
  private enum Kind {
    /** It waits for an event, or sleeps before it looks again. */
    ANY,
    /** It sleeps, and does not look in between. */
    SLEEPS
  }

  private final String thread;
  private final Kind kind;
  private @Nullable ChildSnapshot before;
  private int pairs;

  private WaitingThread(String thread, Kind kind) {
    this.thread = thread;
    this.kind = kind;
  }

  /** The thread with that name waits for something that it does not do itself. */
  static WaitingThread waits(String thread) {
    return new WaitingThread(thread, Kind.ANY);
  }

  /**
   * The thread with that name waits until a time has passed. This is never certain where the system
   * does not report whether threads ran.
   */
  static WaitingThread sleeps(String thread) {
    return new WaitingThread(thread, Kind.SLEEPS);
  }

  @Override
  public boolean test(ChildSnapshot seen) {
    pairs = before != null && isSame(before, seen) ? pairs + 1 : 0;
    before = seen;
    return pairs >= (kind == Kind.ANY ? PAIRS : PAIRS_OF_A_SLEEP);
  }

  private boolean isSame(ChildSnapshot last, ChildSnapshot seen) {
    Optional<Stack> now = seen.stack(thread).filter(stack -> WAITING.contains(stack.state()));
    if (now.isEmpty() || !now.equals(last.stack(thread))) {
      return false;
    }
    boolean isTimed = now.get().state().equals(TIMED);
    return switch (kind) {
      case ANY -> seen.restsSince(last) || (isTimed && seen.circlesSince(last));
      case SLEEPS -> isTimed && seen.ran().isPresent() && seen.restsSince(last);
    };
  }
}
