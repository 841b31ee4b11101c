package unblock.exercises.lifespan;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import unblock.given.Startable;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserApi;
import unblock.given.UserStore;
import unblock.given.Warmup;

/** Looks at the phase, then counts. */
public final class UserHandlers implements UserApi, Startable {
  private final UserStore users;
  private final Warmup warmup;
  private final AtomicInteger running = new AtomicInteger();
  private volatile boolean serving;

  public UserHandlers(UserStore users, Warmup warmup) {
    this.users = users;
    this.warmup = warmup;
  }

  @Override
  public void start() {
    warmup.run();
    serving = true;
  }

  @Override
  public void close() {
    serving = false;
    try {
      while (running.get() > 0) {
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void login(Context ctx) {
    if (!serving) {
      refuse(ctx, HttpStatus.SERVICE_UNAVAILABLE, "Service unavailable");
      return;
    }
    running.incrementAndGet();
    try {
      if (has(ctx, "username") && has(ctx, "password")) {
        String password = ctx.formParam("password");
        lookUp(ctx, found -> replyToLogin(ctx, found, password));
      }
    } finally {
      running.decrementAndGet();
    }
  }

  @Override
  public void info(Context ctx) {
    if (!serving) {
      refuse(ctx, HttpStatus.SERVICE_UNAVAILABLE, "Service unavailable");
      return;
    }
    running.incrementAndGet();
    try {
      if (has(ctx, "username")) {
        lookUp(ctx, found -> replyWith(ctx, found, "info", User::info));
      }
    } finally {
      running.decrementAndGet();
    }
  }

  @Override
  public void history(Context ctx) {
    if (!serving) {
      refuse(ctx, HttpStatus.SERVICE_UNAVAILABLE, "Service unavailable");
      return;
    }
    running.incrementAndGet();
    try {
      if (has(ctx, "username")) {
        lookUp(ctx, found -> replyWith(ctx, found, "history", User::history));
      }
    } finally {
      running.decrementAndGet();
    }
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
