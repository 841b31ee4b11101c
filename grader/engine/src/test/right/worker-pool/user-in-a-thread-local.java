// Style: A ThreadLocal holds the user for one request and is removed.
// With: Replies
package unblock.exercises.workerpool;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Consumer;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserStore;

public final class UserHandlers extends Replies {
  private final ThreadLocal<Optional<User>> current = new ThreadLocal<>();
  private final UserStore users;

  public UserHandlers(UserStore users) {
    this.users = users;
  }

  @Override
  void lookUp(Context ctx, String username, Consumer<Optional<User>> reply) {
    try {
      current.set(users.find(username));
      reply.accept(current.get());
    } catch (StoreException e) {
      refuse(ctx, 503, "Service unavailable");
    } finally {
      current.remove();
    }
  }
}
