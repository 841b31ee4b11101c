// Mistake: A loop asks for the answer until it is there; only this thread could deliver it.
// Fails: login.answers, info.answers, history.answers, event-loop
// Says: judge.silent-in-call, analyzer.calls
// With: Replies
package unblock.exercises.eventloop;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
    CompletableFuture<Optional<User>> answer = users.find(username).toCompletableFuture();
    while (!answer.isDone()) {} // here
    reply.accept(answer.join());
  }
}
