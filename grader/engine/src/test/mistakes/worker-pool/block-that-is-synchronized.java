// Mistake: One monitor is held while the store is asked.
// Fails: concurrency, timing
// Says: judge.too-few*
// With: Replies
package unblock.exercises.workerpool;

import io.javalin.http.Context;
import java.util.Optional;
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
    Optional<User> found;
    try {
      synchronized (this) {
        found = users.find(username); // here
      }
    } catch (StoreException e) {
      refuse(ctx, 503, "Service unavailable");
      return;
    }
    reply.accept(found);
  }
}
