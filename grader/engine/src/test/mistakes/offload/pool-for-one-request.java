// Mistake: The pool is shut down after the first request.
// Fails: login.answers, info.answers, history.answers
// Says: judge.hint.exception*
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

  @Override
  void lookUp(Context ctx, String username, Consumer<Optional<User>> reply) {
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> users.find(username), pool)
                .thenAccept(reply)
                .exceptionally(failure -> unavailable(ctx)));
    pool.shutdown();
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
