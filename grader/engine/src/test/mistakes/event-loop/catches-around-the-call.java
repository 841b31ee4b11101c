// Mistake: try and catch around the call see no failure that comes later.
// Fails: login.errors, info.errors, history.errors
// Says: judge.hint.exception*
// With: Replies
package unblock.exercises.eventloop;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Consumer;
import unblock.given.AsyncUserStore;
import unblock.given.StoreException;
import unblock.given.User;

public final class UserHandlers extends Replies {
  private final AsyncUserStore users;

  public UserHandlers(AsyncUserStore users) {
    this.users = users;
  }

  @Override
  void lookUp(Context ctx, String username, Consumer<Optional<User>> reply) {
    try {
      ctx.future(() -> users.find(username).thenAccept(reply).toCompletableFuture());
    } catch (StoreException failure) {
      refuse(ctx, 503, "Service unavailable");
    }
  }
}
