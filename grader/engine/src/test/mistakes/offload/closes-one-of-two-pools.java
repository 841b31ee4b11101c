// Mistake: A second pool, for the replies, is not shut down.
// Fails: clean-up
// Says: judge.threads-left*
// With: Replies
package unblock.exercises.offload;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import unblock.given.User;
import unblock.given.UserStore;

public final class UserHandlers extends Replies {
  private final ExecutorService pool = Executors.newFixedThreadPool(16);
  private final ExecutorService replies = Executors.newFixedThreadPool(2); // here
  private final UserStore users;

  public UserHandlers(UserStore users) {
    this.users = users;
  }

  @Override
  void lookUp(Context ctx, String username, Consumer<Optional<User>> reply) {
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> users.find(username), pool)
                .thenAcceptAsync(reply, replies)
                .exceptionally(failure -> unavailable(ctx)));
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
