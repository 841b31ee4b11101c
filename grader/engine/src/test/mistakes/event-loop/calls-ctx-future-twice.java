// Mistake: ctx.future is called a second time for the failure.
// Fails: login.answers, info.answers, history.answers
// Says: judge.hint.exception*
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
    CompletableFuture<Optional<User>> answer = users.find(username).toCompletableFuture();
    ctx.future(() -> answer.thenAccept(reply));
    ctx.future(
        () ->
            answer.exceptionally(
                failure -> {
                  unavailable(ctx);
                  return null;
                }));
  }
}
