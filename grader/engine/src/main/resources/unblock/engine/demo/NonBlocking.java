package unblock.exercises.article;

import io.javalin.http.Context;
import java.util.Map;
import java.util.function.Function;
import unblock.engine.article.ArticleApi;
import unblock.given.AsyncUserStore;
import unblock.given.User;

/** No thread waits for the database: the handler leaves, and the reply follows later. */
public final class ArticleHandlers implements ArticleApi {
  private final AsyncUserStore users;

  public ArticleHandlers(AsyncUserStore users) {
    this.users = users;
  }

  @Override
  public void login(Context ctx) {
    answer(ctx, user -> Map.of("message", "Welcome, " + user.username() + "!"));
  }

  @Override
  public void info(Context ctx) {
    answer(ctx, user -> Map.of("username", user.username(), "info", user.info()));
  }

  @Override
  public void history(Context ctx) {
    answer(ctx, user -> Map.of("username", user.username(), "history", user.history()));
  }

  private void answer(Context ctx, Function<User, Map<String, String>> fields) {
    String username = ctx.formParam("username");
    ctx.future(
        () ->
            users
                .find(username)
                .thenAccept(found -> ctx.json(fields.apply(found.orElseThrow())))
                .toCompletableFuture());
  }
}
