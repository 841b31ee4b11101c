// Mistake: A scheduler that nobody uses any more is never shut down.
// Fails: clean-up
// Says: judge.threads-left*
// With: Replies
package unblock.exercises.eventloop;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import unblock.given.AsyncUserStore;
import unblock.given.User;

public final class UserHandlers extends Replies {
  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1); // here
  private final AsyncUserStore users;

  public UserHandlers(AsyncUserStore users) {
    this.users = users;
  }

  @Override
  void lookUp(Context ctx, String username, Consumer<Optional<User>> reply) {
    CompletableFuture<Optional<User>> answer = users.find(username).toCompletableFuture();
    Future<?> alarm =
        clock.schedule(
            () -> answer.completeExceptionally(new TimeoutException()), 30, TimeUnit.SECONDS);
    ctx.future(
        () ->
            answer
                .whenComplete((found, failure) -> alarm.cancel(false))
                .thenAccept(reply)
                .exceptionally(failure -> unavailable(ctx)));
  }
}
