// Mistake: The handler takes the answer from a queue, and waits for it there.
// Fails: event-loop, concurrency, timing
// Says: analyzer.calls
// With: Replies
package unblock.exercises.offload;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserStore;

public final class UserHandlers extends Replies {
  private final ExecutorService pool = Executors.newFixedThreadPool(16);
  private final UserStore users;

  public UserHandlers(UserStore users) {
    this.users = users;
  }

  @Override
  void lookUp(Context ctx, String username, Consumer<Optional<User>> reply) {
    BlockingQueue<Object> answers = new ArrayBlockingQueue<>(1);
    pool.execute(() -> answers.add(outcome(username)));
    try {
      Object answer = answers.take(); // here
      if (answer instanceof Optional<?> found) {
        reply.accept(found.map(User.class::cast));
      } else {
        refuse(ctx, 503, "Service unavailable");
      }
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
    }
  }

  private Object outcome(String username) {
    try {
      return users.find(username);
    } catch (StoreException failure) {
      return failure;
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
