// Mistake: each handler waits for the look-up itself
package unblock.exercises.eventloop;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import unblock.given.User;
import unblock.given.UserApi;
import unblock.given.AsyncUserStore;

public final class UserHandlers implements UserApi {
  private final AsyncUserStore users;

  public UserHandlers(AsyncUserStore users) {
    this.users = users;
  }

  @Override
  public void login(Context ctx) {
    if (isMissing(ctx, "username") || isMissing(ctx, "password")) {
      return;
    }
    Optional<User> user = users.find(ctx.formParam("username")).toCompletableFuture().join();
    replyToLogin(ctx, user.map(each -> each.password().equals(ctx.formParam("password"))).orElse(false));
  }

  @Override
  public void info(Context ctx) {
    if (isMissing(ctx, "username")) {
      return;
    }
    Optional<User> user = users.find(ctx.formParam("username")).toCompletableFuture().join();
    reply(ctx, user, "info");
  }

  @Override
  public void history(Context ctx) {
    if (isMissing(ctx, "username")) {
      return;
    }
    Optional<User> user = users.find(ctx.formParam("username")).toCompletableFuture().join();
    reply(ctx, user, "history");
  }

  private static boolean isMissing(Context ctx, String name) {
    String value = ctx.formParam(name);
    if (value == null || value.isBlank()) {
      ctx.status(400).json(Map.of("detail", name + " is required"));
      return true;
    }
    return false;
  }

  private static void reply(Context ctx, Optional<User> user, String field) {
    if (user.isEmpty()) {
      ctx.status(404).json(Map.of("detail", "User not found"));
      return;
    }
    String text = field.equals("info") ? user.get().info() : user.get().history();
    ctx.json(Map.of("username", user.get().username(), field, text));
  }

  private static void replyToLogin(Context ctx, boolean isRight) {
    if (isRight) {
      ctx.json(Map.of("message", "Welcome, " + ctx.formParam("username") + "!"));
    } else {
      ctx.status(401).json(Map.of("detail", "Invalid credentials"));
    }
  }
}
