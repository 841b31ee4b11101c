// Mistake: The StoreException is inside of a CompletionException.
// Fails: login.errors, info.errors, history.errors
// Says: judge.hint.no-row
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
    ctx.future(
        () ->
            users
                .find(username)
                .thenAccept(reply)
                .exceptionally(failure -> failed(ctx, failure))
                .toCompletableFuture());
  }

  private static Void failed(Context ctx, Throwable failure) {
    if (failure instanceof StoreException) {
      refuse(ctx, 503, "Service unavailable");
    } else {
      refuse(ctx, 500, "Internal server error");
    }
    return null;
  }
}
