// Mistake: supplyAsync without an executor, in each handler
package unblock.exercises.offload;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import unblock.given.User;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  private final UserStore users;

  public UserHandlers(UserStore users) {
    this.users = users;
  }

  @Override
  public void login(Context ctx) {
    if (isMissing(ctx, "username") || isMissing(ctx, "password")) {
      return;
    }
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> users.find(ctx.formParam("username")))
                .thenAccept(user -> replyToLogin(ctx, user.map(each -> each.password().equals(ctx.formParam("password"))).orElse(false)))
                .exceptionally(e -> unavailable(ctx)));
  }

  @Override
  public void info(Context ctx) {
    if (isMissing(ctx, "username")) {
      return;
    }
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> users.find(ctx.formParam("username")))
                .thenAccept(user -> reply(ctx, user, "info"))
                .exceptionally(e -> unavailable(ctx)));
  }

  @Override
  public void history(Context ctx) {
    if (isMissing(ctx, "username")) {
      return;
    }
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> users.find(ctx.formParam("username")))
                .thenAccept(user -> reply(ctx, user, "history"))
                .exceptionally(e -> unavailable(ctx)));
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

  private static Void unavailable(Context ctx) {
    ctx.status(503).json(Map.of("detail", "Service unavailable"));
    return null;
  }
}
