// Style: A helper class takes a supplier and offloads it.
// With: Replies
package unblock.exercises.offload;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import unblock.given.User;
import unblock.given.UserStore;

public final class UserHandlers extends Replies {
  private final Offload offload = new Offload();
  private final UserStore users;

  public UserHandlers(UserStore users) {
    this.users = users;
  }

  @Override
  void lookUp(Context ctx, String username, Consumer<Optional<User>> reply) {
    ctx.future(
        () ->
            offload
                .call(() -> users.find(username))
                .thenAccept(reply)
                .exceptionally(failure -> unavailable(ctx)));
  }

  @Override
  public void close() {
    offload.close();
  }
}

final class Offload {
  private final ExecutorService pool = Executors.newFixedThreadPool(16);

  <T> CompletableFuture<T> call(Supplier<T> task) {
    CompletableFuture<T> result = new CompletableFuture<>();
    pool.execute(
        () -> {
          try {
            result.complete(task.get());
          } catch (RuntimeException failure) {
            result.completeExceptionally(failure);
          }
        });
    return result;
  }

  void close() {
    pool.shutdownNow();
  }
}
