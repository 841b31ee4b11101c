// Style: A thread of its own joins the stage, and the worker is free.
// With: Replies
package unblock.exercises.eventloop;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
    CompletableFuture<Optional<User>> answer = users.find(username).toCompletableFuture();
    CompletableFuture<Void> done = new CompletableFuture<>();
    ctx.future(() -> done);
    new Thread(
            () -> {
              try {
                reply.accept(answer.join());
              } catch (CompletionException failure) {
                unavailable(ctx);
              }
              done.complete(null);
            })
        .start();
  }
}
