// Mistake: completedFuture gets its argument before it is called.
// Fails: login.errors, info.errors, history.errors, event-loop, concurrency, timing
// Says: judge.hint.exception*, analyzer.calls
// With: Replies
package unblock.exercises.offload;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserStore;

public final class UserHandlers extends Replies {
  private final UserStore users;

  public UserHandlers(UserStore users) {
    this.users = users;
  }

  @Override
  void lookUp(Context ctx, String username, Consumer<Optional<User>> reply) {
    try {
      ctx.future(
          () -> CompletableFuture.completedFuture(users.find(username)).thenAccept(reply)); // here
    } catch (StoreException failure) {
      unavailable(ctx);
    }
  }
}
