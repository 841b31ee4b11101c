// Mistake: A queue without bound: the pool never grows beyond its core of four.
// Fails: concurrency
// Says: judge.too-few*
// With: Replies
package unblock.exercises.offload;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import unblock.given.User;
import unblock.given.UserStore;

public final class UserHandlers extends Replies {
  private final ExecutorService pool = // here
      new ThreadPoolExecutor(
          4, 32, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
  private final UserStore users;

  public UserHandlers(UserStore users) {
    this.users = users;
  }

  @Override
  void lookUp(Context ctx, String username, Consumer<Optional<User>> reply) {
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> users.find(username), pool)
                .thenAccept(reply)
                .exceptionally(failure -> unavailable(ctx)));
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
