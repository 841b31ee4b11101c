// Mistake: Nobody tells Javalin that the reply comes later.
// Fails: login.answers, info.answers, history.answers
// Says: judge.hint.empty-body
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
    users.find(username).thenAccept(reply).exceptionally(failure -> unavailable(ctx));
  }
}
