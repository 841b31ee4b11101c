package unblock.exercises.lifespan;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import unblock.given.Startable;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserApi;
import unblock.given.UserStore;
import unblock.given.Warmup;

/** Two locked steps are not one. */
public final class UserHandlers implements UserApi, Startable {
  private final UserStore users;
  private final Warmup warmup;
  private boolean serving;
  private int running;

  public UserHandlers(UserStore users, Warmup warmup) {
    this.users = users;
    this.warmup = warmup;
  }

  @Override
  public void start() {
    warmup.run();
    synchronized (this) {
      serving = true;
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      serving = false;
    }
    try {
      synchronized (this) {
        while (running > 0) {
          wait();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isServing() {
    return serving;
  }

  private synchronized void begin() {
    running++;
  }

  private synchronized void end() {
    running--;
    notifyAll();
  }

  private void serve(Context ctx, Runnable request) {
    if (!isServing()) {
      refuse(ctx, HttpStatus.SERVICE_UNAVAILABLE, "Service unavailable");
      return;
    }
    begin();
    try {
      request.run();
    } finally {
      end();
    }
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
