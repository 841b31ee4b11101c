package unblock.exercises.canary;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import unblock.given.User;
import unblock.given.UserStore;

/** The right answer: a pool waits. */
public final class UserHandlers extends Answers {
  private final UserStore users;
  private final ExecutorService pool = Executors.newFixedThreadPool(16);

  public UserHandlers(UserStore users) {
    this.users = users;
  }

  @Override
  void lookUp(Context ctx, String username, Consumer<Optional<User>> reply) {
    ctx.future(
        () -> CompletableFuture.supplyAsync(() -> users.find(username), pool).thenAccept(reply));
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
