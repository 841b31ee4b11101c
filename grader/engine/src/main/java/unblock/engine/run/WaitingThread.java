package unblock.engine.run;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import unblock.engine.model.Evidence.Stack;

/**
 * Whether a thread of the child waits where it is: in consecutive snapshots it had the same frames
 * and no thread had run in between. A thread that sleeps and looks again moves by itself, so for it
 * the same position is enough.
 */
final class WaitingThread implements Predicate<ChildSnapshot> {
  private static final Set<String> WAITING = Set.of("WAITING", "TIMED_WAITING", "BLOCKED");
  private static final int PAIRS = 2;

  private final String thread;
  private @Nullable ChildSnapshot before;
  private int pairs;

  /** Looks at the thread with that name. */
  WaitingThread(String thread) {
    this.thread = thread;
  }

  @Override
  public boolean test(ChildSnapshot seen) {
    pairs = before != null && isSame(before, seen) ? pairs + 1 : 0;
    before = seen;
    return pairs >= PAIRS;
  }

  private boolean isSame(ChildSnapshot last, ChildSnapshot seen) {
    Optional<Stack> now = seen.stack(thread).filter(stack -> WAITING.contains(stack.state()));
    return now.isPresent()
        && now.equals(last.stack(thread))
        && (seen.restsSince(last)
            || (now.get().state().equals("TIMED_WAITING") && seen.circlesSince(last)));
  }
}
