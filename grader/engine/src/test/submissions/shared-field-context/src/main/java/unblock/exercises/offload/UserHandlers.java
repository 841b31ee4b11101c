package unblock.exercises.offload;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  private final UserStore users;
  private ExecutorService pool;
  private Context current;

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
    answer(ctx, username, user -> replyToLogin(current, username, user, password));
  }

  @Override
  public void info(Context ctx) {
    String username = ctx.formParam("username");
    if (isMissing(ctx, "username", username)) {
      return;
    }
    answer(ctx, username, user -> replyWithInfo(current, username, user));
  }

  @Override
  public void history(Context ctx) {
    String username = ctx.formParam("username");
    if (isMissing(ctx, "username", username)) {
      return;
    }
    answer(ctx, username, user -> replyWithHistory(current, username, user));
  }

  private void answer(Context ctx, String name, Consumer<Optional<User>> reply) {
    current = ctx;
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> users.find(name), pool())
                .thenAccept(reply)
                .exceptionally(failure -> replyToFailure(ctx, failure)));
  }

  private synchronized ExecutorService pool() {
    if (pool == null) {
      pool = Executors.newFixedThreadPool(16);
    }
    return pool;
  }

  private static Void replyToFailure(Context ctx, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof StoreException) {
      unavailable(ctx);
      return null;
    }
    throw new CompletionException(cause);
  }

  @Override
  public void close() {
    pool().shutdownNow();
  }

  private static boolean isMissing(Context ctx, String name, String value) {
    if (value != null && !value.isBlank()) {
      return false;
    }
    ctx.status(400).json(Map.of("detail", name + " is required"));
    return true;
  }

  private void replyToLogin(Context ctx, String username, Optional<User> user, String password) {
    if (user.isPresent() && user.get().password().equals(password)) {
      ctx.json(Map.of("message", "Welcome, " + username + "!"));
    } else {
      ctx.status(401).json(Map.of("detail", "Invalid credentials"));
    }
  }

  private void replyWithInfo(Context ctx, String username, Optional<User> user) {
    if (user.isPresent()) {
      ctx.json(Map.of("username", username, "info", user.get().info()));
    } else {
      ctx.status(404).json(Map.of("detail", "User not found"));
    }
  }

  private void replyWithHistory(Context ctx, String username, Optional<User> user) {
    if (user.isPresent()) {
      ctx.json(Map.of("username", username, "history", user.get().history()));
    } else {
      ctx.status(404).json(Map.of("detail", "User not found"));
    }
  }

  private static void unavailable(Context ctx) {
    ctx.status(503).json(Map.of("detail", "Service unavailable"));
  }
}
