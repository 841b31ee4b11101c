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

/**
 * The handlers serve only between the end of {@link #start()} and the beginning of {@link
 * #close()}. Each request is counted while it runs, so that {@code close()} knows for how many
 * requests it still has to wait.
 */
public final class UserHandlers implements UserApi, Startable {
  /** The parts of a server's life, in order. */
  private enum Phase {
    STARTING,
    SERVING,
    CLOSING
  }

  private final UserStore users;
  private final Warmup warmup;

  // The lock guards both fields. It is never held during a look-up.
  private final Object lock = new Object();
  private Phase phase = Phase.STARTING;
  private int running;

  public UserHandlers(UserStore users, Warmup warmup) {
    this.users = users;
    this.warmup = warmup;
  }

  /** Warms up on the thread that starts the server: nobody is served before it has finished. */
  @Override
  public void start() {
    warmup.run();
    synchronized (lock) {
      if (phase == Phase.STARTING) {
        phase = Phase.SERVING;
      }
    }
  }

  /**
   * Refuses new requests from its first line on, and waits for the running ones. An interrupt means
   * that the server waits no longer: some look-up may never end.
   */
  @Override
  public void close() {
    synchronized (lock) {
      phase = Phase.CLOSING;
      try {
        while (running > 0) {
          lock.wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Counts a request if it may be served. Both happen under one lock: otherwise close() could begin
   * between the check of the phase and the counting.
   */
  private boolean begin() {
    synchronized (lock) {
      if (phase != Phase.SERVING) {
        return false;
      }
      running++;
      return true;
    }
  }

  private void end() {
    synchronized (lock) {
      running--;
      lock.notifyAll();
    }
  }

  /** Runs one request while the handlers serve; the count is right after an exception, too. */
  private void serve(Context ctx, Runnable request) {
    if (!begin()) {
      refuse(ctx, HttpStatus.SERVICE_UNAVAILABLE, "Service unavailable");
      return;
    }
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
