package unblock.runtime;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserStore;

/**
 * A blocking store of users that can be closed while look-ups wait. These fail then, as with a
 * driver whose connections are closed. An interrupt of the waiting thread ends its look-up, too.
 */
final class ClosableUserStore implements UserStore {
  private final SlowCallGate gate;
  private final SqliteUserStore rows;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  /** Creates an open store; {@link #close()} closes those rows, too. */
  ClosableUserStore(SlowCallGate gate, SqliteUserStore rows) {
    this.gate = gate;
    this.rows = rows;
  }

  @Override
  public Optional<User> find(String username) {
    if (!closed.isDone()) {
      waitAtTheGate(String.valueOf(username));
    }
    if (closed.isDone()) {
      throw new StoreException(
          "Looking up a user failed: the store is closed", new IllegalStateException("closed"));
    }
    SqliteUserStore.requireName(username);
    return rows.row(username);
  }

  /**
   * Waits like {@link RemoteGate#pass}, until the gate opens or the store is closed, whichever is
   * first.
   */
  private void waitAtTheGate(String key) {
    CompletableFuture<Void> passed = gate.arrive(key);
    Semaphore ended = new Semaphore(0);
    var unused =
        CompletableFuture.anyOf(passed, closed).whenComplete((either, failure) -> ended.release());
    try {
      ended.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("Looking up a user failed: its thread was interrupted", e);
    }
    if (passed.isCompletedExceptionally()) {
      throw new StoreException(
          "Looking up a user failed: the database is not available",
          new IllegalStateException("not available"));
    }
  }

  /** Lets the waiting look-ups fail, and all later ones. */
  void close() {
    closed.complete(null);
    rows.close();
  }
}
