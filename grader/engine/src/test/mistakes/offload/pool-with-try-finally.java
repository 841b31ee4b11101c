// Mistake: The pool of each request is shut down and awaited in the handler.
// Fails: event-loop, concurrency, timing
// Says: analyzer.calls
// With: Replies
package unblock.exercises.offload;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
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
    ExecutorService own = Executors.newSingleThreadExecutor();
    own.execute(
        () -> {
          try {
            reply.accept(users.find(username));
          } catch (StoreException failure) {
            unavailable(ctx);
          }
        });
    own.shutdown();
    try {
      own.awaitTermination(1, TimeUnit.MINUTES); // here
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
    }
  }
}
