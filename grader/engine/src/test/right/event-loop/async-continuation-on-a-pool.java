// Style: The continuation runs on a pool of its own.
// With: Replies
package unblock.exercises.eventloop;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import unblock.given.AsyncUserStore;
import unblock.given.User;

public final class UserHandlers extends Replies {
  private final ExecutorService pool = Executors.newFixedThreadPool(2);
  private final AsyncUserStore users;

  public UserHandlers(AsyncUserStore users) {
    this.users = users;
  }

  @Override
  void lookUp(Context ctx, String username, Consumer<Optional<User>> reply) {
    ctx.future(
        () ->
            users
                .find(username)
                .thenAcceptAsync(reply, pool)
                .exceptionally(failure -> unavailable(ctx))
                .toCompletableFuture());
  }

  @Override
  public void close() {
    pool.shutdown();
  }
}
