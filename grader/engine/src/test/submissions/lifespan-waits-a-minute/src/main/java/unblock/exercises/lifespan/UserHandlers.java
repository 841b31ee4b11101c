package unblock.exercises.lifespan;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import unblock.given.Startable;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserApi;
import unblock.given.UserStore;
import unblock.given.Warmup;

/** A minute has always been enough. */
public final class UserHandlers implements UserApi, Startable {
  private final UserStore users;
  private final Warmup warmup;
  private final ExecutorService pool = Executors.newFixedThreadPool(8);
  private volatile boolean ready;

  public UserHandlers(UserStore users, Warmup warmup) {
    this.users = users;
    this.warmup = warmup;
  }

  @Override
  public void start() {
    warmup.run();
    ready = true;
  }

  @Override
  public void close() {
    pool.shutdown();
    try {
      if (!pool.awaitTermination(60, TimeUnit.SECONDS)) {
        pool.shutdownNow();
      }
    } catch (InterruptedException e) {
      pool.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }

  private void serve(Context ctx, Runnable request) {
    if (!ready) {
      refuse(ctx, HttpStatus.SERVICE_UNAVAILABLE, "Service unavailable");
      return;
    }
    ctx.future(
        () -> {
          try {
            return CompletableFuture.runAsync(request, pool);
          } catch (RejectedExecutionException e) {
            refuse(ctx, HttpStatus.SERVICE_UNAVAILABLE, "Service unavailable");
            return CompletableFuture.completedFuture(null);
          }
        });
  }

  @Override
  public void login(Context ctx) {
    serve(
        ctx,
        () -> {
          if (has(ctx, "username") && has(ctx, "password")) {
            String password = ctx.formParam("password");
            lookUp(ctx, found -> replyToLogin(ctx, found, password));
          }
        });
  }

  @Override
  public void info(Context ctx) {
    serve(
        ctx,
        () -> {
          if (has(ctx, "username")) {
            lookUp(ctx, found -> replyWith(ctx, found, "info", User::info));
          }
        });
  }

  @Override
  public void history(Context ctx) {
    serve(
        ctx,
        () -> {
          if (has(ctx, "username")) {
            lookUp(ctx, found -> replyWith(ctx, found, "history", User::history));
          }
        });
  }

  /** Waits for the store, then replies. Only the store's failure is expected and has an answer. */
  private void lookUp(Context ctx, Consumer<Optional<User>> reply) {
    Optional<User> found;
    try {
      found = users.find(ctx.formParam("username"));
    } catch (StoreException e) {
      refuse(ctx, HttpStatus.SERVICE_UNAVAILABLE, "Service unavailable");
      return;
    }
    reply.accept(found);
  }

  private static void replyToLogin(Context ctx, Optional<User> found, String password) {
    found
        .filter(user -> user.password().equals(password))
        .ifPresentOrElse(
            user -> ctx.json(Map.of("message", "Welcome, " + user.username() + "!")),
            () -> refuse(ctx, HttpStatus.UNAUTHORIZED, "Invalid credentials"));
  }

  private static void replyWith(
      Context ctx, Optional<User> found, String field, Function<User, String> value) {
    found.ifPresentOrElse(
        user -> ctx.json(Map.of("username", user.username(), field, value.apply(user))),
        () -> refuse(ctx, HttpStatus.NOT_FOUND, "User not found"));
  }

  /** Whether the parameter is there; when it is not, the request has been answered with 400. */
  private static boolean has(Context ctx, String name) {
    String value = ctx.formParam(name);
    if (value == null || value.isBlank()) {
      refuse(ctx, HttpStatus.BAD_REQUEST, name + " is required");
      return false;
    }
    return true;
  }

  private static void refuse(Context ctx, HttpStatus status, String detail) {
    ctx.status(status).json(Map.of("detail", detail));
  }
}
