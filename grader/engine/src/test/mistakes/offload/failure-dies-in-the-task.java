// Mistake: A task that throws completes nothing, so its request stays open.
// Fails: login.errors, info.errors, history.errors
// Says: judge.silent*
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
    CompletableFuture<Void> done = new CompletableFuture<>();
    ctx.future(() -> done);
    pool.execute(
        () -> {
          reply.accept(users.find(username));
          done.complete(null);
        });
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
