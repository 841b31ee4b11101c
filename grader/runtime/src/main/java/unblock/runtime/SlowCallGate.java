package unblock.runtime;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The gate at which every look-up waits until it may continue. */
interface SlowCallGate {
  /** Where a thread waits at the gate. */
  enum WaitingPlace {
    /** In the native code of the database's driver, as in a slow statement. */
    IN_THE_DRIVER,

    /** In Java code, before the statement. */
    BEFORE_THE_DRIVER
  }

  /** Where a thread waits for a statement. */
  default WaitingPlace place() {
    return WaitingPlace.IN_THE_DRIVER;
  }

  /**
   * Blocks the calling thread until the look-up of that user may continue.
   *
   * @throws IOException if the look-up is to fail
   */
  void pass(String username) throws IOException;

  /**
   * Blocks the calling thread like {@link #pass}, for a call that is not a look-up.
   *
   * @param call the method's name and its arguments, as in {@code write alice 2}
   * @throws IOException if the call is to fail
   */
  default void passCall(String call) throws IOException {
    pass(call);
  }

  /**
   * Returns a future that completes when the look-up may continue, with an {@link IOException} if
   * it is to fail. By default a separate thread waits.
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

  /**
   * Returns a future as {@link #passing}, for a calling thread that waits for it, and that may stop
   * waiting before.
   */
  default CompletableFuture<Void> arrive(String username) {
    return passing(username);
  }

  /** Returns the reason for a failure of {@link #passing}. */
  static Throwable reason(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }
}
