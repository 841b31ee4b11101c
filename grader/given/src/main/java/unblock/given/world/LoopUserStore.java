package unblock.given.world;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import unblock.given.AsyncUserStore;
import unblock.given.User;
import unblock.given.UserStore;

/**
 * An asynchronous driver: the waiting is done on threads of its own, the answer is delivered on the
 * worker, where asyncio would resume the coroutine.
 */
final class LoopUserStore implements AsyncUserStore {
  private final UserStore store;
  private final Executor driver;
  private final Executor loop;
  private final Worker worker;

  /**
   * @param driver runs the look-ups, any number at once
   * @param loop runs on the worker
   */
  LoopUserStore(UserStore store, Executor driver, Executor loop, Worker worker) {
    this.store = store;
    this.driver = driver;
    this.loop = loop;
    this.worker = worker;
  }

  @Override
  public CompletionStage<Optional<User>> find(String username) {
    String asking = worker.request();
    String request = asking.isEmpty() ? Worker.SOME_REQUEST : asking;
    CompletableFuture<Optional<User>> answer = new CompletableFuture<>();
    driver.execute(() -> lookUp(username, request, answer));
    return answer;
  }

  private void lookUp(String username, String request, CompletableFuture<Optional<User>> answer) {
    try {
      Optional<User> user = store.find(username);
      onTheWorker(request, () -> answer.complete(user));
    } catch (RuntimeException e) {
      onTheWorker(request, () -> answer.completeExceptionally(e));
    }
  }

  private void onTheWorker(String request, java.util.concurrent.Callable<?> delivery) {
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
