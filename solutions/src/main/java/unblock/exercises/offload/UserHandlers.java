package unblock.exercises.offload;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserApi;
import unblock.given.UserStore;

/**
 * The store blocks the thread that asks it, so the worker does not ask: it hands each look-up to a
 * pool and returns. The waiting is still there, but on threads that have nothing else to do.
 */
public final class UserHandlers implements UserApi {
  /**
   * How many look-ups may wait at once; further ones queue up. The bound is there because each
   * waiting thread costs memory and a connection, however many requests come in.
   */
  private static final int LOOK_UPS = 16;

  private final UserStore users;

  // One pool for all requests, named so that a thread dump tells whose threads these are.
  private final ExecutorService pool =
      Executors.newFixedThreadPool(LOOK_UPS, task -> new Thread(task, "look-up"));

  public UserHandlers(UserStore users) {
    this.users = users;
  }

  @Override
  public void login(Context ctx) {
    if (has(ctx, "username") && has(ctx, "password")) {
      String password = ctx.formParam("password");
      lookUp(ctx, found -> replyToLogin(ctx, found, password));
    }
  }

  @Override
  public void info(Context ctx) {
    if (has(ctx, "username")) {
      lookUp(ctx, found -> replyWith(ctx, found, "info", User::info));
    }
  }

  @Override
  public void history(Context ctx) {
    if (has(ctx, "username")) {
      lookUp(ctx, found -> replyWith(ctx, found, "history", User::history));
    }
  }

  /** Looks up on the pool, and replies from there when the store has answered. */
  private void lookUp(Context ctx, Consumer<Optional<User>> reply) {
    String username = ctx.formParam("username");
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> users.find(username), pool)
                .thenAccept(reply)
                .exceptionally(failure -> replyToFailure(ctx, failure)));
  }

  /**
   * The store's failure has an answer of its own. Anything else is a mistake in this class: passed
   * on, it becomes Javalin's 500 and is not hidden.
   */
  private static Void replyToFailure(Context ctx, Throwable failure) {
    // A failure that has travelled along a chain of stages arrives wrapped.
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof StoreException) {
      refuse(ctx, HttpStatus.SERVICE_UNAVAILABLE, "Service unavailable");
      return null;
    }
    throw new CompletionException(cause);
  }

  /**
   * The pool's threads would keep the program alive. The server has stopped by now, so nobody waits
   * for a look-up that is cut short.
   */
  @Override
  public void close() {
    pool.shutdownNow();
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
