// Mistake: exceptionally makes null of the failure, and the next stage uses it.
// Fails: login.errors, info.errors, history.errors
// Says: judge.hint.exception*
// With: Replies
package unblock.exercises.eventloop;

import io.javalin.http.Context;
import java.util.Optional;
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
    ctx.future(
        () ->
            users
                .find(username)
                .exceptionally(failure -> null)
                .thenAccept(reply)
                .toCompletableFuture());
  }
}
