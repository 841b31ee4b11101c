// Mistake: submit keeps the exception in a future that nobody reads.
// Fails: login.errors, info.errors, history.errors
// Says: judge.hint.empty-body-of-error
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
    pool.submit(
        () -> {
          try {
            reply.accept(users.find(username));
          } finally {
            done.complete(null);
          }
        });
    ctx.future(() -> done);
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
