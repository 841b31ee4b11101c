// Mistake: The handler awaits a latch that only its own thread could count down.
// Fails: login.answers, info.answers, history.answers, event-loop
// Says: judge.silent-in-call, analyzer.calls
// With: Replies
package unblock.exercises.eventloop;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import unblock.given.AsyncUserStore;
import unblock.given.User;

public final class UserHandlers extends Replies {
  private final AsyncUserStore users;

  public UserHandlers(AsyncUserStore users) {
    this.users = users;
  }

  @Override
  void lookUp(Context ctx, String username, Consumer<Optional<User>> reply) {
    CountDownLatch done = new CountDownLatch(1);
    AtomicReference<Optional<User>> answer = new AtomicReference<>(Optional.empty());
    users
        .find(username)
        .thenAccept(
            found -> {
              answer.set(found);
              done.countDown();
            });
    try {
      done.await(); // here
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
    }
    reply.accept(answer.get());
  }
}
