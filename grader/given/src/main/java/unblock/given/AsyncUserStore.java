package unblock.given;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Looks users up without blocking: the call returns at once, and the answer comes later. */
public interface AsyncUserStore {
  /**
   * Starts a look-up. The returned stage completes with the user of that name, or with empty if no
   * such user exists; it completes exceptionally with a {@link StoreException} if the database
   * fails.
   *
   * <p>The stage completes <em>on the worker</em>, as asyncio resumes a coroutine on its loop. Code
   * that is chained to the stage therefore runs on the worker. Code on the worker must not wait for
   * the stage: only the worker itself can complete it.
   */
  CompletionStage<Optional<User>> find(String username);
}
