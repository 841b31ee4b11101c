package unblock.exercises.offload;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import unblock.given.StoreException;
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
    String username = ctx.formParam("username");
    String password = ctx.formParam("password");
    if (isMissing(ctx, "username", username) || isMissing(ctx, "password", password)) {
      return;
    }
    try {
      Optional<User> user = users.find(username);
      replyToLogin(ctx, user, password);
    } catch (StoreException e) {
      unavailable(ctx);
    }
  }

  @Override
  public void info(Context ctx) {
    String username = ctx.formParam("username");
    if (isMissing(ctx, "username", username)) {
      return;
    }
    try {
      Optional<User> user = users.find(username);
      replyWithInfo(ctx, user);
    } catch (StoreException e) {
      unavailable(ctx);
    }
  }

  @Override
  public void history(Context ctx) {
    String username = ctx.formParam("username");
    if (isMissing(ctx, "username", username)) {
      return;
    }
    try {
      Optional<User> user = users.find(username);
      replyWithHistory(ctx, user);
    } catch (StoreException e) {
      unavailable(ctx);
    }
  }

  private static boolean isMissing(Context ctx, String name, String value) {
    if (value != null && !value.isBlank()) {
      return false;
    }
    ctx.status(400).json(Map.of("detail", name + " is required"));
    return true;
  }

  private static void replyToLogin(Context ctx, Optional<User> user, String password) {
    if (user.isPresent() && user.get().password().equals(password)) {
      ctx.json(Map.of("message", "Welcome, " + user.get().username() + "!"));
    } else {
      ctx.status(401).json(Map.of("detail", "Invalid credentials"));
    }
  }

  private static void replyWithInfo(Context ctx, Optional<User> user) {
    if (user.isPresent()) {
      ctx.json(Map.of("username", user.get().username(), "info", user.get().info()));
    } else {
      ctx.status(404).json(Map.of("detail", "User not found"));
    }
  }

  private static void replyWithHistory(Context ctx, Optional<User> user) {
    if (user.isPresent()) {
      ctx.json(Map.of("username", user.get().username(), "history", user.get().history()));
    } else {
      ctx.status(404).json(Map.of("detail", "User not found"));
    }
  }

  private static void unavailable(Context ctx) {
    ctx.status(503).json(Map.of("detail", "Service unavailable"));
  }
}
