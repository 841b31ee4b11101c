// Style: A plain counter that only the worker touches.
// With: Replies
package unblock.exercises.eventloop;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import unblock.given.AsyncUserStore;
import unblock.given.User;

public final class UserHandlers extends Replies {
  private final AtomicLong underWay = new AtomicLong();
  private final AsyncUserStore users;

  public UserHandlers(AsyncUserStore users) {
    this.users = users;
  }

  @Override
  void lookUp(Context ctx, String username, Consumer<Optional<User>> reply) {
    underWay.incrementAndGet();
    ctx.future(
        () ->
            users
                .find(username)
                .whenComplete((found, failure) -> underWay.decrementAndGet())
                .thenAccept(reply)
                .exceptionally(failure -> unavailable(ctx))
                .toCompletableFuture());
  }
}
