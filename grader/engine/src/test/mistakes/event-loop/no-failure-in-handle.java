// Mistake: handle looks at the result only, which is null after a failure.
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
                .handle(
                    (found, failure) -> {
                      reply.accept(found);
                      return null;
                    })
                .toCompletableFuture());
  }
}
