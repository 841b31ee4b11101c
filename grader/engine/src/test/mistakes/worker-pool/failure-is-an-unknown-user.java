// Mistake: A failed look-up is treated as a user that does not exist.
// Fails: login.errors, info.errors, history.errors
// Says: judge.hint.other-case|judge.hint.other-failure
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
      found = users.find(username);
    } catch (StoreException e) {
      found = Optional.empty();
    }
    reply.accept(found);
  }
}
