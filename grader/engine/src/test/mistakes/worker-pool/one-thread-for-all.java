// Mistake: Every worker waits for the same single thread.
// Fails: concurrency, timing
// Says: judge.too-few*
// With: Replies
package unblock.exercises.workerpool;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import unblock.given.User;
import unblock.given.UserStore;

public final class UserHandlers extends Replies {
  private final ExecutorService asker = Executors.newSingleThreadExecutor(); // here
  private final UserStore users;

  public UserHandlers(UserStore users) {
    this.users = users;
  }

  @Override
  void lookUp(Context ctx, String username, Consumer<Optional<User>> reply) {
    try {
      reply.accept(asker.submit(() -> users.find(username)).get());
    } catch (ExecutionException e) {
      refuse(ctx, 503, "Service unavailable");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    asker.shutdown();
  }
}
