package unblock.runtime;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import unblock.given.AsyncUserStore;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserStore;

/**
 * An asynchronous store. No thread waits for the slow part. A driver thread then reads the row, and
 * the stage completes on the worker, where asyncio would resume the coroutine.
 *
 * <p>The driver does not use a thread for each look-up. With 200 look-ups, starting the threads,
 * opening a connection in each and including them in snapshots took a quarter of a child's CPU
 * time.
 */
final class LoopUserStore implements AsyncUserStore {
  private final SlowCallGate gate;
  private final UserStore rows;
  private final Executor driver;
  private final Executor loop;
  private final WorkerRegistry worker;

  /**
   * @param gate the gate at which each look-up waits
   * @param rows reads a row without waiting
   * @param driver reads rows; one thread is enough
   * @param loop runs tasks on the worker
   */
  LoopUserStore(
      SlowCallGate gate, UserStore rows, Executor driver, Executor loop, WorkerRegistry worker) {
    this.gate = gate;
    this.rows = rows;
    this.driver = driver;
    this.loop = loop;
    this.worker = worker;
  }

  @Override
  public CompletionStage<Optional<User>> find(String username) {
    String asking = worker.request();
    String request = asking.isEmpty() ? WorkerRegistry.SOME_REQUEST : asking;
    CompletableFuture<Optional<User>> answer = new CompletableFuture<>();
    var unused =
        gate.passing(String.valueOf(username))
            .handleAsync((passed, refusal) -> row(username, refusal), driver)
            .whenComplete((user, failure) -> deliver(answer, user, failure, request));
    return answer;
  }

  private Optional<User> row(String username, @Nullable Throwable refusal) {
    if (refusal != null) {
      Throwable reason = SlowCallGate.reason(refusal);
      throw new StoreException("Looking up a user failed: " + reason.getMessage(), reason);
    }
    SqliteUserStore.requireName(username);
    return rows.find(username);
  }

  private void deliver(
      CompletableFuture<Optional<User>> answer,
      Optional<User> user,
      @Nullable Throwable failure,
      String request) {
    Callable<?> delivery =
        failure == null
            ? () -> answer.complete(user)
            : () -> answer.completeExceptionally(SlowCallGate.reason(failure));
    loop.execute(
        () -> {
          try {
            worker.run(request, delivery);
          } catch (Exception e) {
            throw new IllegalStateException("Completing a stage threw, which it never does", e);
          }
        });
  }
}
