package unblock.exercises.lockout;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import unblock.given.AttemptTable;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserApi;
import unblock.given.UserStore;

/**
 * The number of wrong attempts is read, changed and written back. Between the read and the write no
 * other attempt for the same user may read it, so one lock is held from the one to the other. Each
 * user has a lock of their own: attempts for different users have nothing in common.
 */
public final class UserHandlers implements UserApi {
  private static final int MOST_WRONG = 3;

  private final UserStore users;
  private final AttemptTable attempts;

  // Only users who exist get a lock, so the map cannot grow without end.
  private final Map<String, Object> locks = new ConcurrentHashMap<>();

  public UserHandlers(UserStore users, AttemptTable attempts) {
    this.users = users;
    this.attempts = attempts;
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

  /** Waits for the database, then replies. Its failure is expected and has an answer. */
  private void lookUp(Context ctx, Consumer<Optional<User>> reply) {
    try {
      reply.accept(users.find(ctx.formParam("username")));
    } catch (StoreException e) {
      refuse(ctx, HttpStatus.SERVICE_UNAVAILABLE, "Service unavailable");
    }
  }

  private void replyToLogin(Context ctx, Optional<User> found, String password) {
    if (found.isEmpty()) {
      refuse(ctx, HttpStatus.UNAUTHORIZED, "Invalid credentials");
      return;
    }
    User user = found.get();
    boolean right = user.password().equals(password);
    if (count(user.username(), right) >= MOST_WRONG) {
      refuse(ctx, HttpStatus.LOCKED, "Account locked");
    } else if (right) {
      ctx.json(Map.of("message", "Welcome, " + user.username() + "!"));
    } else {
      refuse(ctx, HttpStatus.UNAUTHORIZED, "Invalid credentials");
    }
  }

  /** Counts one attempt and returns the number of wrong ones in a row, this one included. */
  private int count(String username, boolean right) {
    synchronized (locks.computeIfAbsent(username, name -> new Object())) {
      int before = attempts.read(username);
      if (before >= MOST_WRONG) {
        return before;
      }
      int after = right ? 0 : before + 1;
      attempts.write(username, after);
      return after;
    }
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
