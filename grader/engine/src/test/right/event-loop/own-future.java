// Style: A future of its own is completed in a callback.
// With: Replies
package unblock.exercises.eventloop;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import unblock.given.AsyncUserStore;
import unblock.given.User;

public final class UserHandlers extends Replies {
  private final AsyncUserStore users;

  public UserHandlers(AsyncUserStore users) {
    this.users = users;
  }

  @Override
  void lookUp(Context ctx, String username, Consumer<Optional<User>> reply) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    users
        .find(username)
        .whenComplete(
            (found, failure) -> {
              if (failure == null) {
                reply.accept(found);
              } else {
                unavailable(ctx);
              }
              done.complete(null);
            });
    ctx.future(() -> done);
  }
}
