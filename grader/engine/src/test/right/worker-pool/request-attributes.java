// Style: The user goes through an attribute of the request.
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
    try {
      ctx.attribute("user", users.find(username));
    } catch (StoreException e) {
      refuse(ctx, 503, "Service unavailable");
      return;
    }
    Optional<User> found = ctx.attribute("user");
    reply.accept(found);
  }
}
