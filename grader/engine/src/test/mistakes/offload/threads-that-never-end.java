// Mistake: Started threads take from a queue for ever.
// Fails: clean-up
// Says: judge.threads-left*
// With: Replies
package unblock.exercises.offload;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserStore;

public final class UserHandlers extends Replies {
  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final UserStore users;

  public UserHandlers(UserStore users) {
    this.users = users;
    for (int i = 0; i < 16; i++) {
      new Thread(this::work, "asker-" + i).start(); // here
    }
  }

  @Override
  void lookUp(Context ctx, String username, Consumer<Optional<User>> reply) {
    CompletableFuture<Optional<User>> answer = new CompletableFuture<>();
    tasks.add(() -> complete(answer, username));
    ctx.future(() -> answer.thenAccept(reply).exceptionally(failure -> unavailable(ctx)));
  }

  private void complete(CompletableFuture<Optional<User>> answer, String username) {
    try {
      answer.complete(users.find(username));
    } catch (StoreException failure) {
      answer.completeExceptionally(failure);
    }
  }

  private void work() {
    try {
      while (true) {
        tasks.take().run();
      }
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
    }
  }
}
