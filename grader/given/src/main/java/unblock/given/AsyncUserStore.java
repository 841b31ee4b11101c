package unblock.given;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Looks users up without blocking: the call returns at once, the answer comes later. */
public interface AsyncUserStore {
  /**
   * A stage that completes with the user of that name, or with empty when there is none, and
   * exceptionally with a {@link StoreException} when the database fails.
   *
   * <p>The stage completes <em>on the worker</em>, as asyncio resumes a coroutine on its loop: what
   * is chained to it runs there. Waiting for it on the worker waits for what only that same thread
   * could deliver.
   */
  CompletionStage<Optional<User>> find(String username);
}
