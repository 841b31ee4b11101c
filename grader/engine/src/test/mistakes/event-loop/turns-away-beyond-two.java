// Mistake: Beyond two requests at once the handler answers 503.
// Fails: concurrency, timing
// Says: judge.early*
// With: Replies
package unblock.exercises.eventloop;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import unblock.given.AsyncUserStore;
import unblock.given.User;

public final class UserHandlers extends Replies {
  private final Semaphore permits = new Semaphore(2);
  private final AsyncUserStore users;

  public UserHandlers(AsyncUserStore users) {
    this.users = users;
  }

  @Override
  void lookUp(Context ctx, String username, Consumer<Optional<User>> reply) {
    if (!permits.tryAcquire()) {
      refuse(ctx, 503, "Service unavailable");
      return;
    }
    ctx.future(
        () ->
            users
                .find(username)
                .whenComplete((found, failure) -> permits.release())
                .thenAccept(reply)
                .exceptionally(failure -> unavailable(ctx))
                .toCompletableFuture());
  }
}
