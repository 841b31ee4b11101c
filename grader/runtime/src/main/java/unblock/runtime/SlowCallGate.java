package unblock.runtime;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What makes the slow call slow: every look-up waits here until it may go on. */
interface SlowCallGate {
  /**
   * Blocks the calling thread until the look-up of that user may go on.
   *
   * @throws IOException when the look-up is to fail
   */
  void pass(String username) throws IOException;

  /**
   * The same for a caller that does not wait: completes when the look-up may go on, with an {@link
   * IOException} when it is to fail. Unless a gate knows better, a thread of its own waits.
   */
  default CompletableFuture<Void> passing(String username) {
    CompletableFuture<Void> passed = new CompletableFuture<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                pass(username);
                passed.complete(null);
              } catch (IOException | RuntimeException e) {
                passed.completeExceptionally(e);
              }
            },
            "slow-call");
    waiting.setDaemon(true);
    waiting.start();
    return passed;
  }

  /** Why a look-up that {@link #passing} let fail has failed. */
  static Throwable reason(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
