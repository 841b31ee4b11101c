// Style: A small class holds what one request needs.
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
    ctx.future(() -> new Question(ctx, reply).ask(users, username));
  }

  private static final class Question {
    private final Context ctx;
    private final Consumer<Optional<User>> reply;
    private boolean failed;

    Question(Context ctx, Consumer<Optional<User>> reply) {
      this.ctx = ctx;
      this.reply = reply;
    }

    CompletableFuture<Void> ask(AsyncUserStore users, String username) {
      return users.find(username).handle(this::keep).thenAccept(this::tell).toCompletableFuture();
    }

    private Optional<User> keep(Optional<User> found, Throwable failure) {
      failed = failure != null;
      return found;
    }

    private void tell(Optional<User> found) {
      if (failed) {
        refuse(ctx, 503, "Service unavailable");
      } else {
        reply.accept(found);
      }
    }
  }
}
