package unblock.exercises.offload;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  private final UserStore users;
  private final ExecutorService pool = Executors.newFixedThreadPool(16);

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
    answer(ctx, username, user -> replyToLogin(ctx, user, password));
  }

  @Override
  public void info(Context ctx) {
    String username = ctx.formParam("username");
    if (isMissing(ctx, "username", username)) {
      return;
    }
    answer(ctx, username, user -> replyWithInfo(ctx, user));
  }

  @Override
  public void history(Context ctx) {
    String username = ctx.formParam("username");
    if (isMissing(ctx, "username", username)) {
      return;
    }
    answer(ctx, username, user -> replyWithHistory(ctx, user));
  }

  private void answer(Context ctx, String username, Consumer<Optional<User>> reply) {
    ctx.future(
        () ->
            CompletableFuture.completedFuture(username)
                .thenCompose(name -> CompletableFuture.supplyAsync(() -> users.find(name), pool))
                .handle(
                    (user, failure) -> {
                      if (failure == null) {
                        reply.accept(user);
                      } else if (failure.getCause() instanceof StoreException) {
                        unavailable(ctx);
                      } else {
                        throw new CompletionException(failure.getCause());
                      }
                      return null;
                    }));
  }

  @Override
  public void close() {
    pool.shutdown();
    try {
      if (!pool.awaitTermination(1, TimeUnit.SECONDS)) {
        pool.shutdownNow();
      }
    } catch (InterruptedException e) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
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
