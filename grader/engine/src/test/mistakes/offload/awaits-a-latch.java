// Mistake: The handler awaits a latch.
// Fails: event-loop, concurrency, timing
// Says: analyzer.calls
// With: Replies
package unblock.exercises.offload;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
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
    CountDownLatch done = new CountDownLatch(1);
    AtomicReference<Optional<User>> answer = new AtomicReference<>();
    pool.execute(
        () -> {
          try {
            answer.set(users.find(username));
          } catch (StoreException failure) {
            answer.set(null);
          } finally {
            done.countDown();
          }
        });
    try {
      done.await(); // here
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
    }
    if (answer.get() == null) {
      refuse(ctx, 503, "Service unavailable");
    } else {
      reply.accept(answer.get());
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
