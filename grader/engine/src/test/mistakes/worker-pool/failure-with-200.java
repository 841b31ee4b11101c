// Mistake: The text of 503 is written with status 200.
// Fails: login.errors, info.errors, history.errors
// Says: judge.hint.told-success|judge.hint.error-body|judge.hint.other-status
// With: Replies
package unblock.exercises.workerpool;

import io.javalin.http.Context;
import java.util.Map;
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
      found = users.find(username);
    } catch (StoreException e) {
      ctx.json(Map.of("detail", "Service unavailable"));
      return;
    }
    reply.accept(found);
  }
}
