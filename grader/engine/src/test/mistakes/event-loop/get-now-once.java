// Mistake: getNow asks whether the answer is there already, and it is not.
// Fails: login.answers, info.answers, history.answers
// Says: judge.hint.told-failure|judge.hint.other-case|judge.hint.no-look-up
// With: Replies
package unblock.exercises.eventloop;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.concurrent.CompletionException;
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
    try {
      reply.accept(users.find(username).toCompletableFuture().getNow(Optional.empty()));
    } catch (CompletionException failure) {
      refuse(ctx, 503, "Service unavailable");
    }
  }
}
