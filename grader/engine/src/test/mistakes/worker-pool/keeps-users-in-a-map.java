// Mistake: computeIfAbsent keeps users that the store has changed since.
// Fails: login.answers, info.answers, history.answers
// Says: judge.hint.no-look-up
// With: Replies
package unblock.exercises.workerpool;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserStore;

public final class UserHandlers extends Replies {
  private final Map<String, Optional<User>> known = new ConcurrentHashMap<>();
  private final UserStore users;

  public UserHandlers(UserStore users) {
    this.users = users;
  }

  @Override
  void lookUp(Context ctx, String username, Consumer<Optional<User>> reply) {
    Optional<User> found;
    try {
      found = known.computeIfAbsent(username, users::find);
    } catch (StoreException e) {
      refuse(ctx, 503, "Service unavailable");
      return;
    }
    reply.accept(found);
  }
}
