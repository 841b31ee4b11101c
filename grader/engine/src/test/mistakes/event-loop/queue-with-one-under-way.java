// Mistake: A queue lets one look-up run at a time.
// Fails: concurrency, timing
// Says: judge.too-few*
// Vague: No thread waits for the others
// With: Replies
package unblock.exercises.eventloop;

import io.javalin.http.Context;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import unblock.given.AsyncUserStore;
import unblock.given.User;

public final class UserHandlers extends Replies {
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean busy;
  private final AsyncUserStore users;

  public UserHandlers(AsyncUserStore users) {
    this.users = users;
  }

  @Override
  void lookUp(Context ctx, String username, Consumer<Optional<User>> reply) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    ctx.future(() -> done);
    waiting.add( // here
        () ->
            users
                .find(username)
                .thenAccept(reply)
                .exceptionally(failure -> unavailable(ctx))
                .whenComplete(
                    (nothing, failure) -> {
                      done.complete(null);
                      busy = false;
                      next();
                    }));
    next();
  }

  private void next() {
    if (!busy && !waiting.isEmpty()) {
      busy = true;
      waiting.poll().run();
    }
  }
}
