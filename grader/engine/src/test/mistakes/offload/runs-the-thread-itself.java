// Mistake: run calls the code on this thread; start would begin another.
// Fails: event-loop, concurrency, timing
// Says: analyzer.calls
// With: Replies
package unblock.exercises.offload;

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
    Thread asker =
        new Thread(
            () -> {
              try {
                reply.accept(users.find(username)); // here
              } catch (StoreException failure) {
                unavailable(ctx);
              }
            });
    asker.run();
  }
}
