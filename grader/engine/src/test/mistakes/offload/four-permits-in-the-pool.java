// Mistake: A semaphore lets four of sixteen threads ask.
// Fails: concurrency
// Says: judge.too-few*
// With: Replies
package unblock.exercises.offload;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import unblock.given.User;
import unblock.given.UserStore;

public final class UserHandlers extends Replies {
  private final ExecutorService pool = Executors.newFixedThreadPool(16);
  private final Semaphore connections = new Semaphore(4);
  private final UserStore users;

  public UserHandlers(UserStore users) {
    this.users = users;
  }

  private Optional<User> ask(String username) {
    connections.acquireUninterruptibly(); // here
    try {
      return users.find(username);
    } finally {
      connections.release();
    }
  }

  @Override
  void lookUp(Context ctx, String username, Consumer<Optional<User>> reply) {
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> ask(username), pool)
                .thenAccept(reply)
                .exceptionally(failure -> unavailable(ctx)));
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
