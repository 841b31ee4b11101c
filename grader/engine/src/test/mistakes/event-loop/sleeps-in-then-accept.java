// Mistake: The continuation pauses on the worker before it replies.
// Fails: event-loop
// Says: analyzer.calls
// With: Replies
package unblock.exercises.eventloop;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import unblock.given.AsyncUserStore;
import unblock.given.User;

public final class UserHandlers extends Replies {
  private final AsyncUserStore users;

  public UserHandlers(AsyncUserStore users) {
    this.users = users;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50); // here
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  void lookUp(Context ctx, String username, Consumer<Optional<User>> reply) {
    ctx.future(
        () ->
            users
                .find(username)
                .thenAccept(
                    found -> {
                      pause();
                      reply.accept(found);
                    })
                .exceptionally(failure -> unavailable(ctx))
                .toCompletableFuture());
  }
}
