package unblock.exercises.overload;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserApi;
import unblock.given.UserStore;

/**
 * A queue without a bound hides an overload: every request is accepted, and each waits longer than
 * the one before. This pool has a bound for its threads and one for its queue. What fits in neither
 * is refused at once, so that the client can try again later or elsewhere.
 */
public final class UserHandlers implements UserApi {
  /** How many look-ups run at the same time. */
  private static final int RUNNING = 2;

  /** How many requests wait for them; each of them waits for at most one other. */
  private static final int WAITING = 2;

  private final UserStore users;

  // The default policy of such a pool throws when the queue is full, on the thread that submits.
  private final ExecutorService pool =
      new ThreadPoolExecutor(
          RUNNING,
          RUNNING,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(WAITING),
          task -> new Thread(task, "look-up"));

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

  /** Looks up on the pool, and replies from there; refuses the request when the pool is full. */
  private void lookUp(Context ctx, Consumer<Optional<User>> reply) {
    String username = ctx.formParam("username");
    CompletableFuture<Optional<User>> found;
    try {
      found = CompletableFuture.supplyAsync(() -> users.find(username), pool);
    } catch (RejectedExecutionException full) {
      ctx.header("Retry-After", "1");
      refuse(ctx, HttpStatus.SERVICE_UNAVAILABLE, "Service unavailable");
      return;
    }
    ctx.future(
        () -> found.thenAccept(reply).exceptionally(failure -> replyToFailure(ctx, failure)));
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
