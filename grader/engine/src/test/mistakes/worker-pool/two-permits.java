// Mistake: A semaphore with two permits lets two of four workers wait.
// Fails: concurrency, timing
// Says: judge.too-few*
// With: Replies
package unblock.exercises.workerpool;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserStore;

public final class UserHandlers extends Replies {
  private final Semaphore connections = new Semaphore(2);
  private final UserStore users;

  public UserHandlers(UserStore users) {
    this.users = users;
  }

  @Override
  void lookUp(Context ctx, String username, Consumer<Optional<User>> reply) {
    connections.acquireUninterruptibly(); // here
    try {
      reply.accept(users.find(username));
    } catch (StoreException e) {
      refuse(ctx, 503, "Service unavailable");
    } finally {
      connections.release();
    }
  }
}
