// Mistake: The tasks of the pool hold one monitor while they ask.
// Fails: concurrency, timing
// Says: judge.too-few*
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
  private final UserStore users;

  public UserHandlers(UserStore users) {
    this.users = users;
  }

  private static synchronized Optional<User> ask(UserStore users, String username) {
    return users.find(username); // here
  }

  @Override
  void lookUp(Context ctx, String username, Consumer<Optional<User>> reply) {
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> ask(users, username), pool)
                .thenAccept(reply)
                .exceptionally(failure -> unavailable(ctx)));
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
