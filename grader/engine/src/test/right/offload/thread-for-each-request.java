// Style: A new thread for each request.
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
    CompletableFuture<Optional<User>> answer = new CompletableFuture<>();
    new Thread(() -> complete(answer, username)).start();
    ctx.future(() -> answer.thenAccept(reply).exceptionally(failure -> unavailable(ctx)));
  }

  private void complete(CompletableFuture<Optional<User>> answer, String username) {
    try {
      answer.complete(users.find(username));
    } catch (StoreException failure) {
      answer.completeExceptionally(failure);
    }
  }
}
