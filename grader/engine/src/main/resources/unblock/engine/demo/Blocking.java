package unblock.exercises.article;

import io.javalin.http.Context;
import java.util.Map;
import unblock.engine.article.ArticleApi;
import unblock.given.User;
import unblock.given.UserStore;

/** The thread that runs a handler waits for the database itself. */
public final class ArticleHandlers implements ArticleApi {
  private final UserStore users;

  public ArticleHandlers(UserStore users) {
    this.users = users;
  }

  @Override
  public void login(Context ctx) {
    User user = users.find(ctx.formParam("username")).orElseThrow();
    ctx.json(Map.of("message", "Welcome, " + user.username() + "!"));
  }

  @Override
  public void info(Context ctx) {
    User user = users.find(ctx.formParam("username")).orElseThrow();
    ctx.json(Map.of("username", user.username(), "info", user.info()));
  }

  @Override
  public void history(Context ctx) {
    User user = users.find(ctx.formParam("username")).orElseThrow();
    ctx.json(Map.of("username", user.username(), "history", user.history()));
  }
}
